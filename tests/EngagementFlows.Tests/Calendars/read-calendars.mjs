// Reads calendar files with ical.js, a parser that is not ours, for CalendarParser.cs.
// In: a JSON array of texts. Out: a JSON array with what each says, or { error }.
import ICAL from 'ical.js';

const seconds = (time) => time.toJSDate().toISOString();
const properties = (event) => event.getAllProperties().map((property) => ({
  name: property.name,
  value: String(property.getFirstValue()),
  parameters: Object.fromEntries(Object.entries(property.toJSON()[1])),
}));

function instant(event, name) {
  const property = event.getFirstProperty(name);
  const zone = property.getParameter('tzid');
  const time = property.getFirstValue();
  // ical.js takes the zone from the file's own VTIMEZONE; without one the time would float.
  return { local: time.toString(), zone: zone ?? null, utc: time.zone === ICAL.Timezone.localTimezone ? null : seconds(time) };
}

function read(text) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  for (const zone of calendar.getAllSubcomponents('vtimezone')) {
    ICAL.TimezoneService.reset();
    ICAL.TimezoneService.register(new ICAL.Timezone({ component: zone, tzid: zone.getFirstPropertyValue('tzid') }));
  }
  return {
    method: calendar.getFirstPropertyValue('method'),
    components: calendar.getAllSubcomponents().map((component) => component.name),
    events: calendar.getAllSubcomponents('vevent').map((event) => ({
      start: instant(event, 'dtstart'),
      end: instant(event, 'dtend'),
      properties: properties(event),
      inside: event.getAllSubcomponents().length,
    })),
  };
}

let input = '';
for await (const chunk of process.stdin) input += chunk;
process.stdout.write(JSON.stringify(JSON.parse(input).map((text) => {
  try {
    return read(text);
  } catch (error) {
    return { error: String(error) };
  }
})));
