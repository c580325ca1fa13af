/** The words of a search; the form has a hint with the id `words-hint`. */
export function WordsField({ label, words }: { label: string; words: string }) {
  return (
    <>
      <label for="words">{label}</label>
      <input
        id="words"
        name="words"
        type="search"
        value={words}
        maxlength={200}
        aria-describedby="words-hint"
        autocomplete="off"
      />
    </>
  );
}
