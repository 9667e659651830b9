"""Results made visible: HTML, drawing, text, calendar. Nothing here decides anything."""
