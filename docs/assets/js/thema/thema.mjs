// What this site adds to the frame of the theme.
import "./afdruk.mjs";
import "./toetsenbord.mjs";
import "./verkeerd-adres.mjs";
import "./zelfde-pagina.mjs";
import "./zoekveld.mjs";
