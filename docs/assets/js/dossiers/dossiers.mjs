// Mijn dossiers: the list and the sheet of one.
import "./overzicht.mjs";
import "./blad.mjs";
