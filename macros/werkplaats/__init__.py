"""The workbench: the page Regelwerkplaats, on which an editor changes and tries rules in the browser."""
