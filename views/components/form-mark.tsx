import { createContext, useContext } from 'hono/jsx';

/** Its name in a form. No field of a form that shows a part of a scheme, a fact or a bid is ever called so. */
export const FORM_MARK = 'form-mark';

/** The mark that a page gives to its forms, so that one sent twice does its work once. */
export const FormMarkContext = createContext('');

export function FormMark() {
  return <input type="hidden" name={FORM_MARK} value={useContext(FormMarkContext)} />;
}
