/** A form that could not be sent because nobody was signed in any more; it is sent after signing in. */
export interface CarriedForm {
  /** As it goes from page to page. */
  packed: string;
}

interface CarriedFieldsProps {
  /** Where to go on. */
  next: string;
  carried: CarriedForm | null;
}

/** What goes along while somebody signs in. */
export function CarriedFields({ next, carried }: CarriedFieldsProps) {
  return (
    <>
      {next === '/' ? null : <input type="hidden" name="next" value={next} />}
      {carried === null ? null : <input type="hidden" name="resume" value={carried.packed} />}
    </>
  );
}
