/** What the build writes in assets/werkplaats/inhoud.mjs: names of files there. */
export const inhoud: {
  editor: string;
  python: string;
  gegevens: string;
  bestanden: string;
  schemas: string;
  zoekwoorden: string;
  paginas: string;
};
