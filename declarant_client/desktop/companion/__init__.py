"""The companion: the next declaration in a narrow column beside the declaration software."""
