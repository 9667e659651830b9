// What also works in a downloaded copy of the site (macros/afwerking/download.py): there the browser runs no modules.
import "./filter.mjs";
import "./thema/toetsenbord.mjs";
