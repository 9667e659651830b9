"""Questions: reading their answers, from JSON, from a form and from a link."""
