// What this site adds to the frame of the theme.
import "./afdruk.mjs";
import "./toetsenbord.mjs";
import "./verkeerd-adres.mjs";
import "./zelfde-pagina.mjs";
import "./zoekveld.mjs";

// Begun: macros/thema/partials/bewaking.html looks at it.
Object.assign(window, { cmzThema: true });
