// What every page of the site does besides calculating; that is planner/planner.mjs.
import "./filter.mjs";
import "./checklist.mjs";
import "./bronpaneel.mjs";
import "./planner/balk.mjs";
import "./dossiers/overzicht.mjs";
import "./dossiers/blad.mjs";
import "./offline/toestel.mjs";
