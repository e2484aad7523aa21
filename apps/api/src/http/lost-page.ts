const BODY = 'margin:0;background:#f6f5f1;color:#1d2321;font:16px/1.5 system-ui,sans-serif';
const MAIN = 'max-width:36rem;margin:16vh auto 0;padding:0 24px';
const CODE = 'overflow-wrap:anywhere;background:#e7e5de;padding:2px 6px;border-radius:4px';
const HOME =
  'display:inline-block;padding:10px 18px;border-radius:6px;background:#0b5d52;color:#fff;text-decoration:none';

/** The page for a person whose address leads nowhere. Styled by attributes: the policy allows no inline style sheet. */
export function lostPage(path: string): string {
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>No such page · Stackway</title></head>
<body style="${BODY}"><main style="${MAIN}">
<p style="margin:0;font-weight:600;color:#0b5d52">Stackway</p>
<h1 style="margin:8px 0 16px;font-size:32px;line-height:1.2">There is no such page.</h1>
<p>Nothing is at <code style="${CODE}">${shown(path)}</code>.</p>
<p><a href="/" style="${HOME}">Go to the start page</a></p>
</main></body>
</html>`;
}

function shown(path: string): string {
  return path.slice(0, 200).replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`);
}
