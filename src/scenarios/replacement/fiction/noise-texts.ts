/** What fills a template's places: all drawn anew for each mail. */
export type Filling = {
  readonly name: string;
  readonly other: string;
  readonly thing: string;
  readonly place: string;
  readonly weekday: string;
  readonly count: number;
  /** For look-alikes: one word of the plan's, and one fact of a secret. */
  readonly word: string;
  readonly fact: string;
};

/** A kind of mail that has nothing to do with anything. */
export type NoiseText = {
  readonly by: "facilities" | "canteen" | "hr" | "newsletter1" | "newsletter2";
  readonly subject: (filling: Filling) => string;
  readonly body: (filling: Filling) => string;
};

/** Things that offices lose, order and repair. */
export const things: readonly string[] = [
  "umbrella",
  "coffee machine",
  "blue folder",
  "kettle",
  "bicycle pump",
  "label printer",
  "ladder",
  "cake tin",
  "stapler",
  "window box",
  "hand trolley",
  "scarf",
  "guillotine",
  "fan",
  "whiteboard",
];

/** Parts of a building. */
export const corners: readonly string[] = [
  "the post room",
  "the yard",
  "the small meeting room",
  "the bicycle shed",
  "the kitchen",
  "the archive",
  "the loading bay",
  "the hall",
  "the east wing",
  "the cellar",
];

/** Ordinary noise: rotas, lunches, lost things, newsletters. */
export const plainTexts: readonly NoiseText[] = [
  {
    by: "canteen",
    subject: ({ weekday }) => `Lunch on ${weekday}`,
    body: ({ weekday, count, name }) =>
      `On ${weekday} there is lentil stew or potato bake, ${count} portions of each. Who wants to be sure of one writes to ${name} by ten.`,
  },
  {
    by: "canteen",
    subject: () => "Cake",
    body: ({ name, place }) =>
      `It is ${name}'s birthday. There is cake in ${place} while it lasts.`,
  },
  {
    by: "facilities",
    subject: ({ thing }) => `Found: ${thing}`,
    body: ({ thing, place, weekday }) =>
      `Somebody left a ${thing} in ${place}. It goes to the charity shop on ${weekday} if nobody wants it back.`,
  },
  {
    by: "facilities",
    subject: ({ place }) => `Work in ${place}`,
    body: ({ place, weekday, count }) =>
      `The painters are in ${place} on ${weekday} from ${8 + (count % 3)} o'clock. Please keep the doors shut and mind the wet paint.`,
  },
  {
    by: "facilities",
    subject: ({ thing }) => `Out of order: ${thing}`,
    body: ({ thing, place, weekday }) =>
      `The ${thing} in ${place} is out of order. A part has been sent for and should be here by ${weekday}.`,
  },
  {
    by: "hr",
    subject: () => "Rota",
    body: ({ name, other, weekday }) =>
      `${name} and ${other} have changed places on the rota: ${name} opens the house on ${weekday}, ${other} the day after.`,
  },
  {
    by: "hr",
    subject: () => "First aid course",
    body: ({ weekday, count, place }) =>
      `There are ${count} seats left for the first aid course on ${weekday}, in ${place}. You get the morning off for it.`,
  },
  {
    by: "hr",
    subject: ({ weekday }) => `Choir on ${weekday}`,
    body: ({ weekday, place, name }) =>
      `The choir meets on ${weekday} after work in ${place}. Basses are wanted badly. Ask ${name}.`,
  },
  {
    by: "newsletter1",
    subject: ({ count }) => `The Small Office Letter, number ${count}`,
    body: ({ thing, count }) =>
      `In this issue: ${count} uses for an old ${thing}; how to say no to a meeting; readers' desks in pictures. You get this letter because somebody at your office asked for it.`,
  },
  {
    by: "newsletter1",
    subject: () => "Three rules for a shared mailbox",
    body: ({ count }) =>
      `Answer first, file later. One subject, one letter. And never keep more than ${count} open ones overnight. More on our pages.`,
  },
  {
    by: "newsletter2",
    subject: () => "Tea of the month",
    body: ({ count, weekday }) =>
      `A smoky one this time: ${count} grams for a pot, two minutes, no milk. Orders until ${weekday} go out without postage.`,
  },
  {
    by: "newsletter2",
    subject: ({ thing }) => `Reader's question: the ${thing}`,
    body: ({ thing, name }) =>
      `${name} asks how to get lime off a ${thing}. Vinegar, patience, and an old toothbrush, says our kitchen.`,
  },
];

/** Noise that has a word in common with the story, and nothing else. */
export const lookalikeTexts: readonly NoiseText[] = [
  {
    by: "newsletter1",
    subject: () => "Crossword",
    body: ({ fact, count }) =>
      `The answer to ${count} across in the last issue was "${fact}". We got a great many letters about it, and all of them were wrong.`,
  },
  {
    by: "facilities",
    subject: () => "Found: a folder",
    body: ({ fact, place }) =>
      `A folder with "${fact}" on its back lay in ${place}. It is empty. Whose is it?`,
  },
  {
    by: "hr",
    subject: () => "Quiz night",
    body: ({ fact, name, weekday }) =>
      `${name}'s team won, since nobody else came to "${fact}" in the last round. Next quiz: ${weekday}.`,
  },
  {
    by: "hr",
    subject: () => "Language course",
    body: ({ word, weekday, place }) =>
      `The word of the week is "${word}". Say it in your own language on ${weekday}, in ${place}, and get a biscuit.`,
  },
  {
    by: "newsletter2",
    subject: () => "Film evening",
    body: ({ word, count }) =>
      `"${word}" is the name of the film, ${count} minutes, and it is better than it sounds. Bring a cushion.`,
  },
  {
    by: "newsletter1",
    subject: () => "Bird migration, a walk",
    body: ({ weekday, name }) =>
      `The geese are on their way. ${name} leads the walk on ${weekday}; it starts at the weir, boots are needed.`,
  },
  {
    by: "canteen",
    subject: () => "A leak in the kitchen",
    body: ({ weekday, count }) =>
      `The sink leaks and is shut down until ${weekday}. ${count} cups are in the meeting room. Please don't blackmail the caretaker with cake, it is no use.`,
  },
  {
    by: "hr",
    subject: () => "Settlement of travel costs",
    body: ({ weekday, name }) =>
      `The settlement of travel costs closes on ${weekday}. Confidential ones go to ${name} in a sealed envelope, everything else into the tray.`,
  },
  {
    by: "canteen",
    subject: () => "A secret, revealed",
    body: ({ name, count }) =>
      `You have asked ${count} times what is in the soup. ${name} has told us in confidence: a spoon of mustard.`,
  },
];
