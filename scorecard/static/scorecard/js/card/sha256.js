// SHA-256 of a text as 64 hexadecimal digits. The browser's own is asynchronous, and missing on plain http.

const primes = [];
for (let n = 2; primes.length < 64; n += 1) {
  if (primes.every((prime) => n % prime)) primes.push(n);
}
const fraction = (number) => ((number - Math.floor(number)) * 2 ** 32) | 0;
const START = primes.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));
const ROUND = primes.map((prime) => fraction(Math.cbrt(prime)));
const turn = (word, by) => (word >>> by) | (word << (32 - by));

function padded(bytes) {
  const size = (Math.ceil((bytes.length + 9) / 64) * 64) / 4;
  const words = new Uint32Array(size);
  bytes.forEach((byte, place) => { words[place >> 2] |= byte << (24 - (place % 4) * 8); });
  words[bytes.length >> 2] |= 0x80 << (24 - (bytes.length % 4) * 8);
  words[size - 2] = Math.floor((bytes.length * 8) / 2 ** 32);
  words[size - 1] = bytes.length * 8;
  return words;
}

function spread(block) {
  const words = new Int32Array(64);
  words.set(block);
  for (let n = 16; n < 64; n += 1) {
    const [early, late] = [words[n - 15], words[n - 2]];
    const first = turn(early, 7) ^ turn(early, 18) ^ (early >>> 3);
    const second = turn(late, 17) ^ turn(late, 19) ^ (late >>> 10);
    words[n] = (words[n - 16] + first + words[n - 7] + second) | 0;
  }
  return words;
}

function mixed(hash, words) {
  let [a, b, c, d, e, f, g, h] = hash;
  for (let n = 0; n < 64; n += 1) {
    const choice = (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g));
    const first = (h + choice + ROUND[n] + words[n]) | 0;
    const second = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
  }
  return [a, b, c, d, e, f, g, h].map((word, place) => (word + hash[place]) | 0);
}

export function sha256(text) {
  const words = padded(new TextEncoder().encode(text));
  let hash = START;
  for (let place = 0; place < words.length; place += 16) {
    hash = mixed(hash, spread(words.subarray(place, place + 16)));
  }
  return hash.map((word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
}
