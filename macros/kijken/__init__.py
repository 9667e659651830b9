"""Looking at the site on this machine."""
