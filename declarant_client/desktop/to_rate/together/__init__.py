"""Several declarations chosen on the list, rated or put off together."""
