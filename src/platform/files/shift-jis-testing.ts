/** A text in Windows' Shift_JIS: the decoder's table, turned around. */
export function shiftJis(text: string): Buffer {
  const decoder = new TextDecoder('shift_jis');
  const bytesOf = new Map<string, number[]>();
  for (let first = 0x81; first <= 0xfc; first++) {
    for (let second = 0x40; second <= 0xfc; second++) {
      const character = decoder.decode(Buffer.from([first, second]));
      if (character.length === 1 && !bytesOf.has(character)) bytesOf.set(character, [first, second]);
    }
  }
  return Buffer.from([...text].flatMap((c) => bytesOf.get(c) ?? [c.charCodeAt(0)]));
}
