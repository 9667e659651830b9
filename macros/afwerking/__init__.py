"""What happens to the site after its pages are built: each step works on a folder of HTML."""
