// Only in `make serve`: loads the page anew when something of the site changed.
(() => {
  let seen = "";
  new EventSource("/.kijken/stand").onmessage = ({ data }) => {
    if (seen && seen !== data) location.reload();
    seen = data;
  };
})();
