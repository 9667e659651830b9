"""What happens to the site after its pages are built: each step works on a folder of HTML, without MkDocs.

`python -m macros.afwerking site` does all of it; `volgorde.py` says in which order.
"""
