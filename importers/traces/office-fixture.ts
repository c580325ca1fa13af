import { buildDocx } from '../formats/docx/docx-fixture.ts';
import type { ZipFixtureEntry } from '../formats/zip-fixture.ts';

export interface OfficeFixture {
  /** Inner XML of the parts of properties. */
  core?: string;
  extended?: string;
  /** Name → text. */
  custom?: Readonly<Record<string, string>>;
  /** Inner XML of Word's settings. */
  settings?: string;
  parts?: readonly ZipFixtureEntry[];
}

const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/metadata/core-properties';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006';

/** A Word file that tells of its making. */
export function buildOffice({ core = '', extended = '', custom = {}, settings, parts = [] }: OfficeFixture): Buffer {
  const properties = Object.entries(custom).map(
    ([name, text], index) => `<property pid="${index + 2}" name="${name}"><vt:lpwstr>${text}</vt:lpwstr></property>`,
  );
  return buildDocx({
    body: '',
    ...(settings === undefined ? {} : { settings }),
    parts: [
      {
        name: 'docProps/core.xml',
        content:
          `<cp:coreProperties xmlns:cp="${PACKAGE}" xmlns:dc="http://purl.org/dc/elements/1.1/"` +
          ` xmlns:dcterms="http://purl.org/dc/terms/">${core}</cp:coreProperties>`,
      },
      {
        name: 'docProps/app.xml',
        content: `<Properties xmlns="${OFFICE}/extended-properties">${extended}</Properties>`,
      },
      {
        name: 'docProps/custom.xml',
        content:
          `<Properties xmlns="${OFFICE}/custom-properties" xmlns:vt="${OFFICE}/docPropsVTypes">` +
          `${properties.join('')}</Properties>`,
      },
      ...parts,
    ],
  });
}
