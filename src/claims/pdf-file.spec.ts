import { deflateSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { pdfFault } from './pdf-file.js';
import type { PdfFault } from './pdf-file.js';

const pdf = (objects: string | Buffer, end = '%%EOF\n'): Buffer =>
  Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.from(objects), Buffer.from(`\ntrailer\n<< /Root 1 0 R >>\n${end}`)]);
const stream = (dictionary: string, content: Buffer): Buffer =>
  Buffer.concat([
    Buffer.from(`5 0 obj\n<< ${dictionary} /Length ${content.length} >>\nstream\n`),
    content,
    Buffer.from('\nendstream\nendobj'),
  ]);
const packed = (objects: string, more = ''): Buffer =>
  stream(`/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode ${more}`, deflateSync(Buffer.from(objects)));

const SCRIPT = '<< /S /JavaScript /JS (app.alert(1)) >>';

describe('a PDF as evidence', () => {
  it.each<[string, Buffer]>([
    ['pages', pdf('1 0 obj\n<< /Type /Catalog >>\nendobj')],
    ['white space after its end', pdf('', '%%EOF\r\n  \n')],
    ['a link to the web', pdf('<< /S /URI /URI (https://vng.nl) >>')],
    ['a picture in which the letters of a script occur by chance', pdf(stream('/Subtype /Image', Buffer.from(SCRIPT)))],
    ['objects in a stream', pdf(packed('1 0 << /Type /Page >>'))],
    ['a name that only begins like one', pdf('<< /JSON 1 /LaunchPad 2 >>')],
  ])('is taken with %s', (_what, file) => {
    expect(pdfFault(file)).toBeNull();
  });

  it.each<[PdfFault, string, Buffer]>([
    ['not-a-pdf', 'something before its beginning', Buffer.concat([Buffer.from('x'), pdf('')])],
    ['not-a-pdf', 'nothing in it', Buffer.alloc(0)],
    ['cut-off-pdf', 'no end', pdf('', '')],
    ['cut-off-pdf', 'something after its end', pdf('', '%%EOF\nPK')],
    ['encrypted-pdf', 'a password', pdf('trailer << /Encrypt 6 0 R >>')],
    ['active-pdf', 'a script', pdf(SCRIPT)],
    ['active-pdf', 'a script whose name is written by numbers', pdf('<< /S /#4AavaScript >>')],
    ['active-pdf', 'a program to start', pdf('<< /S /Launch /F (cmd.exe) >>')],
    ['active-pdf', 'a file that goes along', pdf('<< /Names << /EmbeddedFiles 7 0 R >> >>')],
    ['active-pdf', 'a form of its own', pdf('<< /AcroForm << /XFA 8 0 R >> >>')],
    ['active-pdf', 'a script after a stream', pdf(Buffer.concat([stream('', Buffer.from('x')), Buffer.from(SCRIPT)]))],
    ['active-pdf', 'a script among objects in a stream', pdf(packed(`1 0 ${SCRIPT}`))],
    ['active-pdf', 'a script behind the word for a stream', pdf(`(stream\n) ${SCRIPT} (endstream)`)],
    [
      'unclear-pdf',
      'objects that are packed in another way',
      pdf(stream('/Type /ObjStm /Filter /LZWDecode', Buffer.from('x'))),
    ],
    ['unclear-pdf', 'objects that do not unpack', pdf(stream('/Type /ObjStm /Filter /FlateDecode', Buffer.from('x')))],
    ['unclear-pdf', 'objects that are shuffled', pdf(packed('1 0', '/DecodeParms << /Predictor 12 >>'))],
    ['unclear-pdf', 'a bomb of objects', pdf(packed(' '.repeat(17 * 1024 * 1024)))],
  ])('is refused as %s: with %s', (fault, _what, file) => {
    expect(pdfFault(file)).toBe(fault);
  });

  it('is judged in a time that grows with its size, whatever is repeated in it', () => {
    const size = 10 * 1024 * 1024;
    for (const part of ['stream', '>>stream\n', 'endstream', '/', '/#4A', '<<>>\nstream\nx\nendstream\n', '/ObjStm ']) {
      const begun = performance.now();
      pdfFault(pdf(part.repeat(size / part.length)));
      expect([part, performance.now() - begun < 15_000]).toEqual([part, true]);
    }
  });
});
