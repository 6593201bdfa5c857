"""The set-up assistant: four short steps, each of which can be left out and come back to."""
