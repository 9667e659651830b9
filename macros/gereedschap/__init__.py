"""What the rooms of the build share: other programs, byte code for the browser, and files as a host sends them."""
