/** Text as it may stand in a page. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** A whole page around its content, which is HTML already. */
export function pageAround(title: string, content: string): string {
  return `<!doctype html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)} – Opvangboek</title>
<link rel="stylesheet" href="/pages.css">
</head>
<body>
<header><p>Opvangboek</p></header>
<main>
<h1>${escaped(title)}</h1>
${content}
</main>
</body>
</html>
`;
}

export const STYLE = `
:root { color-scheme: light; }
body { margin: 0; font: 1.125rem/1.5 system-ui, sans-serif; color: #1b1b1b; background: #fff; }
header { background: #154273; color: #fff; padding: 0.75rem 1.5rem; }
header p { margin: 0; font-weight: 700; }
main { max-width: 44rem; margin: 0 auto; padding: 1.5rem; }
h1 { font-size: 1.75rem; line-height: 1.2; }
form { margin: 1.5rem 0; }
label { display: block; font-weight: 700; margin-bottom: 0.25rem; }
.hint { margin: 0 0 0.25rem; color: #545454; }
select, input { font: inherit; padding: 0.5rem; border: 2px solid #545454; box-sizing: border-box; width: 100%; max-width: 24rem; display: block; margin-bottom: 1rem; background: #fff; color: inherit; }
button, .button { display: inline-block; font: inherit; font-weight: 700; padding: 0.625rem 1.25rem; border: 2px solid #154273; background: #154273; color: #fff; text-decoration: none; cursor: pointer; }
button:hover, .button:hover { background: #0d2b4d; }
:focus-visible { outline: 3px solid #b35900; outline-offset: 2px; }
.problem { border-left: 0.5rem solid #d52b1e; padding: 0.5rem 1rem; }
dt { font-weight: 700; }
dd { margin: 0 0 0.75rem; }
`;
