import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { PUBLISHABLE_SAMPLE } from '../../../test/harness/publishable-sample.js';
import { catalogue } from './catalogue.js';
import { openDataSet } from './open-data-set.js';

const ADDRESS = 'https://opvangboek.example/v1/exports/7a/open-data';

type Node = Record<string, unknown>;
interface Constraint {
  readonly min?: number;
  readonly max?: number;
  /** Of what the value refers to. */
  readonly class?: string;
  /** Of a literal; `nl` is text in Dutch. */
  readonly literal?: string;
}

/** What the shapes of DCAT-AP 3.0.1 and DCAT-AP-NL 3.0 demand of the properties that are used, or must be. */
const SHAPES: Readonly<Record<string, Readonly<Record<string, Constraint>>>> = {
  'dcat:Catalog': {
    'dct:title': { min: 1, literal: 'nl' },
    'dct:description': { min: 1, literal: 'nl' },
    'dct:publisher': { min: 1, max: 1, class: 'foaf:Agent' },
    'dct:creator': { max: 1, class: 'foaf:Agent' },
    'dcat:contactPoint': { min: 1, max: 1, class: 'vcard:Kind' },
    'dcat:dataset': { min: 1, class: 'dcat:Dataset' },
    'dct:license': { max: 1, class: 'dct:LicenseDocument' },
    'dct:language': { class: 'dct:LinguisticSystem' },
    'dct:issued': { max: 1, literal: 'xsd:dateTime' },
    'dct:modified': { max: 1, literal: 'xsd:dateTime' },
  },
  'dcat:Dataset': {
    'dct:title': { min: 1, literal: 'nl' },
    'dct:description': { min: 1, literal: 'nl' },
    'dct:identifier': { min: 1, max: 1, literal: 'text' },
    'dct:publisher': { min: 1, max: 1, class: 'foaf:Agent' },
    'dct:creator': { min: 1, class: 'foaf:Agent' },
    'dcat:contactPoint': { min: 1, class: 'vcard:Kind' },
    'dct:accessRights': { min: 1, max: 1, class: 'dct:RightsStatement' },
    'dcat:theme': { min: 1, class: 'skos:Concept' },
    'dcat:keyword': { literal: 'nl' },
    'dct:spatial': { class: 'dct:Location' },
    'dct:temporal': { class: 'dct:PeriodOfTime' },
    'dct:language': { min: 1, class: 'dct:LinguisticSystem' },
    'foaf:page': { min: 1, class: 'foaf:Document' },
    'dct:conformsTo': { min: 1, class: 'dct:Standard' },
    'dct:issued': { max: 1, literal: 'xsd:dateTime' },
    'dct:modified': { max: 1, literal: 'xsd:dateTime' },
    'dcat:distribution': { min: 1, class: 'dcat:Distribution' },
  },
  'dcat:Distribution': {
    'dct:title': { literal: 'nl' },
    'dct:description': { literal: 'nl' },
    'dcat:accessURL': { min: 1, max: 1 },
    'dcat:downloadURL': { min: 1, max: 1 },
    'dcat:mediaType': { max: 1, class: 'dct:MediaType' },
    'dct:format': { max: 1, class: 'dct:MediaTypeOrExtent' },
    'dcat:byteSize': { max: 1, literal: 'xsd:nonNegativeInteger' },
    'spdx:checksum': { max: 1, class: 'spdx:Checksum' },
    'dct:license': { min: 1, max: 1, class: 'dct:LicenseDocument' },
    'dct:language': { min: 1, class: 'dct:LinguisticSystem' },
    'dct:conformsTo': { min: 1, class: 'dct:Standard' },
    'dct:issued': { max: 1, literal: 'xsd:dateTime' },
    'dct:modified': { max: 1, literal: 'xsd:dateTime' },
  },
  'spdx:Checksum': {
    'spdx:algorithm': { min: 1, max: 1, class: 'spdx:ChecksumAlgorithm' },
    'spdx:checksumValue': { min: 1, max: 1, literal: 'xsd:hexBinary' },
  },
  'dct:PeriodOfTime': {
    'dcat:startDate': { max: 1, literal: 'xsd:date' },
    'dcat:endDate': { max: 1, literal: 'xsd:date' },
  },
  'foaf:Agent': { 'foaf:name': { min: 1, literal: 'nl' }, 'foaf:homepage': { class: 'foaf:Document' } },
  'skos:Concept': { 'skos:prefLabel': { min: 1, literal: 'nl' } },
  'vcard:Kind': { 'vcard:fn': { literal: 'text' }, 'vcard:hasEmail': {} },
};

function valuesOf(value: unknown): unknown[] {
  return value === undefined ? [] : [value].flat();
}

/** Everything in the document that is a thing, not a literal. */
function nodesIn(value: unknown): Node[] {
  if (Array.isArray(value)) return value.flatMap(nodesIn);
  if (typeof value !== 'object' || value === null || '@value' in value) return [];
  return [value as Node, ...Object.entries(value).flatMap(([name, one]) => (name === '@context' ? [] : nodesIn(one)))];
}

/** Where a document is not what the shapes demand. */
function violations(document: object): string[] {
  const nodes = nodesIn(document);
  const isA = (value: unknown, type: string): boolean => {
    const { '@id': id } = value as Node;
    const same = id === undefined ? [value as Node] : nodes.filter((node) => node['@id'] === id);
    return same.some((node) => valuesOf(node['@type']).includes(type));
  };
  const isLiteral = (value: unknown, kind: string): boolean => {
    if (kind === 'text') return typeof value === 'string';
    const { '@value': text, '@language': language, '@type': type } = value as Node;
    return typeof text === 'string' && text !== '' && (kind === 'nl' ? language : type) === kind;
  };
  return nodes.flatMap((node) =>
    valuesOf(node['@type']).flatMap((type) => {
      const shape = SHAPES[String(type)] ?? {};
      const stray = Object.keys(node).filter(
        (name) => !name.startsWith('@') && SHAPES[String(type)] && !(name in shape),
      );
      const faults = Object.entries(shape).filter(([name, { min = 0, max = Infinity, class: kind, literal }]) => {
        const values = valuesOf(node[name]);
        if (values.length < min || values.length > max) return true;
        if (literal !== undefined) return values.some((value) => !isLiteral(value, literal));
        return values.some((value) => (kind === undefined ? !(value as Node)['@id'] : !isA(value, kind)));
      });
      return [...stray, ...faults.map(([name]) => name)].map((name) => `${String(type)} ${name}`);
    }),
  );
}

describe('the catalogue', () => {
  const set = openDataSet(ADDRESS, PUBLISHABLE_SAMPLE);
  const document = catalogue(set) as Record<string, Node>;
  const dataset = document['dcat:dataset'] as Record<string, Node>;

  it('is what DCAT-AP-NL demands', () => {
    expect(violations(document)).toEqual([]);
    expect(violations({ '@type': 'dcat:Dataset', 'dct:publisher': { '@id': 'x' } })).toEqual(
      expect.arrayContaining(['dcat:Dataset dct:publisher', 'dcat:Dataset dct:title', 'dcat:Dataset dcat:theme']),
    );
  });

  it('is one document, whose names and values are all known', () => {
    const prefixes = Object.keys(document['@context'] ?? {});
    const used = nodesIn(document).flatMap((node) => [
      ...Object.keys(node).filter((name) => !name.startsWith('@')),
      ...valuesOf(node['@type']).map(String),
    ]);
    expect(used.filter((name) => !prefixes.includes(name.split(':')[0] ?? ''))).toEqual([]);
    expect(JSON.parse(JSON.stringify(document))).toEqual(document);
  });

  it('tells of every file where it is, how large, and by which checksum', () => {
    const distributions = dataset['dcat:distribution'] as unknown as Record<string, Node>[];
    expect(distributions.map((one) => one['dcat:downloadURL'])).toEqual(
      ['tables/csv', 'tables/json', 'country/csv', 'country/json'].map((path) => ({ '@id': `${ADDRESS}/${path}` })),
    );
    for (const [index, { content }] of set.files.entries()) {
      expect(distributions[index]).toMatchObject({
        'dcat:byteSize': { '@value': String(Buffer.byteLength(content)) },
        'spdx:checksum': {
          'spdx:checksumValue': { '@value': createHash('sha256').update(content).digest('hex') },
        },
      });
    }
  });

  it('says of which years, as known on when, and how complete', () => {
    expect(dataset).toMatchObject({
      'dct:issued': { '@value': '2026-11-23T12:00:00.000Z' },
      'dct:modified': { '@value': '2026-11-23T12:00:00.000Z' },
      'dct:temporal': { 'dcat:startDate': { '@value': '2024-01-01' }, 'dcat:endDate': { '@value': '2025-12-31' } },
    });
    expect(dataset['dct:title']?.['@value']).toMatch(/Oekraïne, 2024 tot en met 2025$/);
    expect(dataset['dct:description']?.['@value']).toMatch(
      /gemeenten zoals op 1 januari 2025\. Goedgekeurde jaardeclaraties: 12 van 342 in 2024, 0 van 342 in 2025\./,
    );
    expect(dataset['dct:description']?.['@value']).toMatch(/Een cel is afgeschermd\. Deze cijfers zijn voorlopig\.$/);
  });

  it('is the same each time', () => {
    expect(JSON.stringify(catalogue(openDataSet(ADDRESS, PUBLISHABLE_SAMPLE)))).toBe(JSON.stringify(document));
  });
});
