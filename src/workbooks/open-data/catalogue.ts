import { createHash } from 'node:crypto';
import { dutchInstant } from '../../platform/dutch-dates.js';
import type { PublishableDto } from '../../shortfall/publishable/publishable.dto.js';
import { dictionaryAddress } from './open-data-set.js';
import type { OpenDataSet, OpenFile } from './open-data-set.js';
import {
  ACCESS_RIGHTS,
  CONTACT,
  COUNTRY,
  FORMATS,
  KEYWORDS,
  LANGUAGE,
  LICENCE,
  PUBLISHER,
  THEMES,
} from './publication-terms.js';

/**
 * The catalogue by DCAT-AP-NL 3.0, as JSON-LD: one dataset with a distribution for every file. What it refers to is given
 * its class, for a validator knows of nothing that is not in the document.
 */
export function catalogue(set: OpenDataSet): object {
  const { address, publishable } = set;
  return {
    '@context': CONTEXT,
    '@id': address,
    '@type': 'dcat:Catalog',
    'dct:title': dutch('Open data van Opvangboek'),
    'dct:description': dutch('Wat gemeenten uitgeven aan de opvang van ontheemden uit Oekraïne, naast hun vergoeding'),
    ...responsibleFor(address),
    ...knownOn(publishable),
    'dct:license': LICENCE_NODE,
    'dct:language': LANGUAGE_NODE,
    'dcat:dataset': dataset(set),
  };
}

function dataset(set: OpenDataSet): object {
  const { address, publishable, files } = set;
  const { fromYear, toYear } = publishable;
  const id = `${address}#dataset`;
  return {
    '@id': id,
    '@type': 'dcat:Dataset',
    'dct:identifier': id,
    'dct:title': dutch(`Kosten en vergoeding van de opvang van ontheemden uit Oekraïne, ${yearsText(publishable)}`),
    'dct:description': dutch(descriptionOf(publishable)),
    ...responsibleFor(address),
    ...knownOn(publishable),
    'dct:accessRights': { '@id': ACCESS_RIGHTS, '@type': 'dct:RightsStatement' },
    'dct:language': LANGUAGE_NODE,
    'dct:spatial': { '@id': COUNTRY, '@type': 'dct:Location' },
    'dct:temporal': {
      '@type': 'dct:PeriodOfTime',
      'dcat:startDate': typed('xsd:date', `${fromYear}-01-01`),
      'dcat:endDate': typed('xsd:date', `${toYear}-12-31`),
    },
    'dcat:theme': THEMES.map(({ id: theme, label }) => ({
      '@id': theme,
      '@type': 'skos:Concept',
      'skos:prefLabel': dutch(label),
    })),
    'dcat:keyword': KEYWORDS.map(dutch),
    'foaf:page': { '@id': dictionaryAddress(set), '@type': ['foaf:Document', 'dct:Standard'] },
    'dct:conformsTo': { '@id': dictionaryAddress(set) },
    'dcat:distribution': files.map((file) => distribution(set, file)),
  };
}

function distribution(set: OpenDataSet, { table, format, address, content }: OpenFile): object {
  const { label, mediaType, type } = FORMATS[format];
  return {
    '@id': `${address}#distribution`,
    '@type': 'dcat:Distribution',
    'dct:title': dutch(`${table.title} (${label})`),
    'dct:description': dutch(table.description),
    'dcat:accessURL': { '@id': address },
    'dcat:downloadURL': { '@id': address },
    'dcat:mediaType': { '@id': mediaType, '@type': 'dct:MediaType' },
    'dct:format': { '@id': type, '@type': 'dct:MediaTypeOrExtent' },
    'dcat:byteSize': typed('xsd:nonNegativeInteger', String(content.length)),
    'spdx:checksum': {
      '@type': 'spdx:Checksum',
      'spdx:algorithm': { '@id': 'spdx:checksumAlgorithm_sha256', '@type': 'spdx:ChecksumAlgorithm' },
      'spdx:checksumValue': typed('xsd:hexBinary', createHash('sha256').update(content).digest('hex')),
    },
    'dct:license': LICENCE_NODE,
    'dct:language': LANGUAGE_NODE,
    'dct:conformsTo': { '@id': dictionaryAddress(set) },
    ...knownOn(set.publishable),
  };
}

const CONTEXT = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  spdx: 'http://spdx.org/rdf/terms#',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
} as const;

const LICENCE_NODE = { '@id': LICENCE, '@type': 'dct:LicenseDocument' } as const;
const LANGUAGE_NODE = { '@id': LANGUAGE, '@type': 'dct:LinguisticSystem' } as const;

function responsibleFor(address: string): object {
  const publisher = {
    '@id': `${address}#publisher`,
    '@type': 'foaf:Agent',
    'foaf:name': dutch(PUBLISHER.name),
    'foaf:homepage': { '@id': PUBLISHER.homepage, '@type': 'foaf:Document' },
  };
  const contact = {
    '@id': `${address}#contact`,
    '@type': 'vcard:Kind',
    'vcard:fn': CONTACT.name,
    'vcard:hasEmail': { '@id': CONTACT.email },
  };
  return { 'dct:publisher': publisher, 'dct:creator': { '@id': publisher['@id'] }, 'dcat:contactPoint': contact };
}

/** What is published never changes: it was issued and last changed at the moment that its figures are known on. */
function knownOn({ knownOn: moment }: PublishableDto): object {
  return { 'dct:issued': typed('xsd:dateTime', moment), 'dct:modified': typed('xsd:dateTime', moment) };
}

function descriptionOf({ knownOn: moment, layout, completeness, notices, ...years }: PublishableDto): string {
  const perYear = completeness.map(({ year, declared, expected }) => `${declared} van ${expected} in ${year}`);
  return [
    'Wat gemeenten samen werkelijk uitgeven aan de opvang van ontheemden uit Oekraïne, naast hun aanspraak op het Rijk.',
    `Boekjaren ${yearsText(years)}, stand van ${dutchInstant(new Date(moment))}, gemeenten zoals op 1 januari ${layout}.`,
    `Goedgekeurde jaardeclaraties: ${perYear.join(', ')}.`,
    'Cijfers van een enkele gemeente staan er niet in.',
    ...notices.map(asSentence),
  ].join(' ');
}

function yearsText({ fromYear, toYear }: Pick<PublishableDto, 'fromYear' | 'toYear'>): string {
  return fromYear === toYear ? String(fromYear) : `${fromYear} tot en met ${toYear}`;
}

/** Some notices are made to stand in a list, without a capital or a full stop. */
function asSentence(notice: string): string {
  const sentence = notice.charAt(0).toUpperCase() + notice.slice(1);
  return sentence.endsWith('.') ? sentence : `${sentence}.`;
}

function dutch(text: string): object {
  return { '@value': text, '@language': 'nl' };
}

function typed(type: string, text: string): object {
  return { '@value': text, '@type': type };
}
