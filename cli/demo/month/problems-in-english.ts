import { problem } from './problem';
import type { Problem } from './problem';

/** What those write about who write in English, each with the topic of the desks that it is for. */
const english = (...words: Parameters<typeof problem>): Problem => ({ ...problem(...words), language: 'en' });

const fleets: readonly Problem[] = [
  english(
    'Two trucks have sent nothing since the morning',
    'A123BC and K771TY show the position of 6:40, though both are on the road.',
    'Do the lights of the terminals blink, and was anything repaired lately?',
    'The light is red. The battery was changed yesterday.',
    'We look at the log of the terminals and come back to you.',
    'The SIM cards were blocked by the operator. They are open again, and the positions come in.',
    'remote-diagnostics',
  ),
  english(
    'The fuel report is empty',
    'The report for last week opens, but it has no lines for any vehicle.',
    'Which vehicles and which days did you choose?',
    'All vehicles, Monday to Sunday.',
    'We can see it here as well and are looking into it.',
    'The template had lost its sensors. It is mended, and the report is full again.',
    'system-reports',
  ),
  english(
    'How do I give a colleague access to two vehicles only?',
    'Our new dispatcher should see the vans of the northern garage and nothing else.',
    'Does the colleague have an account already?',
    'Yes, the one from May.',
    'You can do it in the rights of the account; we describe it below.',
    'Open the account, choose "Objects", and leave the two vans marked.',
    'consulting',
  ),
];

const taxi: readonly Problem[] = [
  english(
    'Orders reach the drivers late',
    'Since eight in the morning drivers see an order half a minute after the operator has taken it.',
    'Is it so in every district, and how many orders are there an hour?',
    'In all of them, some four hundred.',
    'We see the queue on the server and are working on it.',
    'A stuck exchange with the map was restarted. Orders go out at once.',
    'performance',
  ),
];

const interstate: readonly Problem[] = [
  english(
    'Messages of the common process wait in the queue',
    'Nothing has left the gateway since nine; what comes in arrives as usual.',
    'Please name the process and the first message that waits.',
    'Process 041, the first one is of 9:02.',
    'We check the transport of the gateway.',
    'The adapter was restarted and the queue has been sent.',
    'restoration',
  ),
];

const network: readonly Problem[] = [
  english(
    'No connection in the branch',
    'Neither terminals nor telephones work since half past eight.',
    'Is there power, and which lights are on at the router?',
    'There is power; the Link light is off.',
    'The line is being tested.',
    'A patch cable in the rack was replaced, and the line is up.',
    'no-service',
  ),
  english(
    'The line is slow in the afternoon',
    'From two to five pages open in half a minute, and calls break off.',
    'Please tell us the number of the line.',
    'L2-004512.',
    'We measure the line this afternoon.',
    'The load was moved to another port. Delays are back to normal.',
    'poor-quality',
  ),
];

const signage: readonly Problem[] = [
  english(
    'A black screen instead of the playlist',
    'Three screens in the hall stay black after midnight until somebody restarts them.',
    'Which version is on the screens?',
    '8.4.1 on all of them.',
    'We could repeat it here and are looking for the reason.',
    'The player is mended in 8.4.2, which we have installed.',
    'bug',
  ),
];

const sites: readonly Problem[] = [
  english(
    'The basket is empty after the login',
    'Whoever signs in at the checkout loses what was in the basket.',
    'In which browser, and can you repeat it?',
    'In Chrome and in Safari, every time.',
    'We found it in the log and are preparing a repair.',
    'The session is kept at the login now; please try once more.',
    'site-error',
  ),
  english(
    'How do I add a second price list?',
    'Wholesale customers should see their own prices.',
    'Do they sign in?',
    'Yes, all of them have accounts.',
    'It can be done by groups of customers; a short description follows.',
    'Make a group, a type of price for it, and mark it in the catalogue.',
    'question',
  ),
];

const byDesk: Readonly<Record<string, readonly Problem[]>> = {
  ...{ skai: fleets, demo: fleets, hivetaxi: taxi, eaeu: interstate },
  ...{ helpdesk: network, smartplayer: signage },
};

export function englishOf(desk: string): readonly Problem[] {
  return byDesk[desk] ?? sites;
}
