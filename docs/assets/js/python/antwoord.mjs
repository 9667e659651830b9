// What Python answers (planner/browser.py).

/**
 * @typedef {{vraag: string, veld: string, melding: string}} Fout
 * @typedef {{html: string, samenvatting: string, resultaat: {niet_gevraagd?: string[]} | null, fouten: Fout[], leeg: boolean,
 *   velden?: Record<string, string>, gelezen?: Record<string, {tekst: string, velden: Record<string, string> | null}>, link: string, tekst?: string, nodig?: string[], ics?: string,
 *   melding?: string}} Antwoord about a planner; `velden` are answers by field of its form
 * @typedef {{opslag?: string, melding?: string, fout?: string, fouten?: number, bericht: string, aantal: number,
 *   botsingen?: {vraag: string, kort: string, mijn: string, hun: string, velden: Record<string, string>}[],
 *   code?: string, velden?: Record<string, string>, bestand?: string, verslag?: string, datums?: string,
 *   dossiers?: string, samenvatting?: string, meer?: boolean, html?: string, titel?: string, tekst?: string,
 *   vinkjes?: string[], taken?: {code: string, fasen: string[], gedaan: string[]}[]}} DossierAntwoord about the dossiers; `opslag` is how
 *   they are to be kept
 */
export {};
