import { type Property, readProperties } from './properties.ts';

/** What the format of a character says about whether and how it is text. */
export interface CharacterFormat {
  isDeleted: boolean;
  isInserted: boolean;
  isHidden: boolean;
  /** The character stands for something else: a picture, a note, an object. */
  isSpecial: boolean;
  isObject: boolean;
  /** Place of a picture or form field among the data. */
  dataPlace: number | null;
  isFormField: boolean;
  symbol: { font: number; code: number } | null;
}

const DELETED = 0x0800;
const INSERTED = 0x0801;
const FORM_FIELD = 0x0806;
const OBJECT = new Set([0x080a, 0x0856]);
const HIDDEN = 0x083c;
const SPECIAL = 0x0855;
const DATA_PLACE = 0x6a03;
const SYMBOL = 0x6a09;

/** Null where the format says nothing of the kind: bold, fonts, sizes. */
export function readCharacterFormat(bytes: Buffer): CharacterFormat | null {
  const format: CharacterFormat = {
    isDeleted: false,
    isInserted: false,
    isHidden: false,
    isSpecial: false,
    isObject: false,
    dataPlace: null,
    isFormField: false,
    symbol: null,
  };
  let hasAny = false;
  for (const property of readProperties(bytes)) hasAny = apply(property, format) || hasAny;
  return hasAny ? format : null;
}

function apply({ code, operand }: Property, format: CharacterFormat): boolean {
  const isOn = operand[0] === 1;
  if (code === DELETED) format.isDeleted = isOn;
  else if (code === INSERTED) format.isInserted = isOn;
  else if (code === HIDDEN) format.isHidden = isOn;
  else if (code === SPECIAL) format.isSpecial = isOn;
  else if (code === FORM_FIELD) format.isFormField = isOn;
  else if (OBJECT.has(code)) format.isObject = isOn;
  else if (code === DATA_PLACE) format.dataPlace = operand.readInt32LE(0);
  else if (code === SYMBOL) format.symbol = { font: operand.readUInt16LE(0), code: operand.readUInt16LE(2) };
  else return false;
  return true;
}
