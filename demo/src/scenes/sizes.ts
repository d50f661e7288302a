// How big things are beside each other; 1 is a coffee mug's or a book's height in the picture.
// Not to scale (a bicycle would leave no room for a lemon), only believable.
const sizes: readonly (readonly [number, string])[] = [
  [0.42, '🥚 🫒 🍒 🌰 🫐 🍓 🎲 🐞 🐝 💍 🪙 🐜 🧄 🍬 🍪 🐌 🦋 🥜 💊'],
  [
    0.55,
    '🍋 🍊 🍎 🍏 🍐 🍑 🥝 🧅 🥔 🍅 🌶️ 🥐 🧁 🍩 🥕 🍄 🐚 🐥 🐤 🖱️ 🧂 🧈 🥨 🍙 🍫 🎫 🔑 🗝️ 🪥 🧷 🍡 🍇 🥟 🪀 🎾 ⚾ 🧩 🥑 🫑 🌽 🥫 🍌 🥥 🥭 🧊 🍘 🔋 🪶 🍁',
  ],
  [
    0.72,
    '☕ 🧼 🧽 💄 🕯️ 🌱 🍺 🥛 🍵 🥤 🧃 🍶 🍯 🧀 🍰 🥣 🍞 🥖 🍿 📿 🧶 🧵 👛 🕶️ 👓 🎀 🍦 🥧 🪮 🪒 🧴 🌷 🌹 🌻 🌼 🫙 🧋 📱 🩴 🧦 🪞 🏆 🐣 🐠 🐢 🍮 🎱 🔦 💡 🧇 🥞 🍔 🍕 🌭 🌮 🍜 🍝 🍲 🥗 🍳 🥘 🍛 🍱 🍣 🪔 🪴 🏵️ ⚽ 🏀 🏐 🖌️ ✏️ 🖍️ ✂️ 📷 🎞️ 💿 🕰️ ⏰ 🔭 🥮 🎁 🐹 🐭',
  ],
  [1.25, '🐱 🐶 🧸 🎒 👜 🧺 📺 🖥️ 🎮 🧳 🎄 🐈 🐇 🦮 🐓 🎈 🏺 🍉 🌵 🍍 🎂 🎸 🎻 🪕 🎷 🎺'],
  [1.6, '🐕 🐕‍🦺 🐩 🪑 🛴 🛹 🌴 🪘 ⛵ 🛷 🏓'],
  [2, '🚲 🛋️ 🛵 🌳 🌲 ⛺ 🛶 🎡 🏡 🏠 🛏️ 🚗 🚙 🚐'],
];

const sizeOf = new Map(sizes.flatMap(([size, emoji]) => emoji.split(' ').map((one) => [one, size] as const)));

/** The usual size of a thing among others. */
export function usualSize(emoji: string): number {
  return sizeOf.get(emoji) ?? 1;
}
