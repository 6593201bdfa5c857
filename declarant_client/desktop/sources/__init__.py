"""Where declarations come from: the word of watching, and the dialogs that set sources up."""
