/**
 * Where the text of a source is found: an issue of the Staatscourant, a document of the Tweede Kamer, or the regulation
 * itself in the database of laws. null: nothing that it names is known to be anywhere.
 * Example: "Stcrt. 2022, 27515, art. I" leads to zoek.officielebekendmakingen.nl/stcrt-2022-27515.html.
 */
export function sourceLink(source: string): string | null {
  const gazette = /\bStcrt\. (\d{4}), (\d+)/.exec(source);
  if (gazette) return `https://zoek.officielebekendmakingen.nl/stcrt-${gazette[1]}-${gazette[2]}.html`;
  const document = /\bTweede Kamer (\d{4}D\d{5})/.exec(source);
  if (document) return `https://www.tweedekamer.nl/zoeken?qry=${document[1]}`;
  return /\bBooO\b/.test(source) ? 'https://wetten.overheid.nl/BWBR0046732' : null;
}
