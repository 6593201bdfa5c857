"""What differs between operating systems: folders, locks, the keyring, policies, language, time."""
