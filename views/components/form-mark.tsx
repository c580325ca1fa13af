import { createContext, useContext } from 'hono/jsx';

/** The mark that a page gives to its forms, so that one sent twice does its work once. */
export const FormMarkContext = createContext('');

export function FormMark() {
  return <input type="hidden" name="form" value={useContext(FormMarkContext)} />;
}
