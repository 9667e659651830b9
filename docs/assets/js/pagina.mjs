// What every page of the site does besides calculating; that is planner/planner.mjs.
import "./filter.mjs";
import "./dossiers/overzicht.mjs";
import "./dossiers/bewaarbalk.mjs";
import "./dossiers/blad.mjs";
import "./offline/toestel.mjs";
