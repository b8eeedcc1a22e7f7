import type { TypedDate } from "@/govuk/date-input";
import { t } from "./texts/dates";

/** A time on the clocks of the United Kingdom. */
type Clock = { year: number; month: number; day: number; hour: number; minute: number };

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const london = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/London",
  hourCycle: "h23",
  ...{ year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric" },
} as Intl.DateTimeFormatOptions);

/** Only numbers are taken from the browser; the words are the catalogue's. */
function clockOf(instant: number): Clock {
  const parts = new Map(london.formatToParts(instant).map(({ type, value }) => [type, value]));
  const number = (type: Intl.DateTimeFormatPartTypes) => Number(parts.get(type));
  return {
    ...{ year: number("year"), month: number("month"), day: number("day") },
    ...{ hour: number("hour"), minute: number("minute") },
  };
}

/** Midnight reads as the last minute of the day before: "11:59pm", never "midnight". */
function readable(iso: string): Clock {
  const instant = Date.parse(iso);
  const clock = clockOf(instant);
  return clock.hour === 0 && clock.minute === 0 ? clockOf(instant - MINUTE) : clock;
}

const unbroken = (text: string): string => text.replaceAll(" ", "\u00a0");

/** A date without time ("2027-03-14") is that day everywhere; an instant is its day in London. */
function dayOf(iso: string): Clock {
  const [year = 0, month = 0, day = 0] = iso.split("-").map(Number);
  return iso.length === 10 ? { year, month, day, hour: 12, minute: 0 } : readable(iso);
}

function monthName(month: number): string {
  const key = `month.${month}`;
  return t.has(key) ? t(key) : String(month);
}

const dateText = ({ year, month, day }: Clock): string =>
  unbroken(t("day.month.year", { day, month: monthName(month), year: String(year) }));

function timeText({ hour, minute }: Clock): string {
  if (hour === 12 && minute === 0) return unbroken(t("clock.noon"));
  const minutes = minute === 0 ? "" : `:${String(minute).padStart(2, "0")}`;
  const time = `${hour % 12 === 0 ? 12 : hour % 12}${minutes}`;
  return t(hour < 12 ? "clock.am" : "clock.pm", { time });
}

/** "14 March 2027", unbreakable. */
export const formatDate = (iso: string): string => dateText(dayOf(iso));

/** "14 March", for dates whose year is plain. */
export function formatDay(iso: string): string {
  const { day, month } = dayOf(iso);
  return unbroken(t("day.month", { day, month: monthName(month) }));
}

/** "March 2027". */
export function formatMonth(iso: string): string {
  const { month, year } = dayOf(iso.length === 7 ? `${iso}-01` : iso);
  return unbroken(t("month.year", { month: monthName(month), year: String(year) }));
}

/** "5pm", "2:05pm", "12 noon"; midnight is "11:59pm". */
export const formatTime = (iso: string): string => timeText(readable(iso));

/** "5pm on 14 March 2027": deadlines and dates to come. */
export function formatMoment(iso: string): string {
  const clock = readable(iso);
  return t("moment", { time: timeText(clock), date: dateText(clock) });
}

/** "5pm, 14 March 2027": when something happened. */
export function formatStamp(iso: string): string {
  const clock = clockOf(Date.parse(iso));
  return t("stamp", { time: timeText(clock), date: dateText(clock) });
}

/** "14:05", for "Saved at 14:05". */
export function formatClock(instant: number): string {
  const { hour, minute } = clockOf(instant);
  return `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
}

/** Midnight UTC of a day, so that days can be counted without hours of summer time. */
const dayNumber = ({ year, month, day }: Clock): number => Date.UTC(year, month - 1, day) / DAY;

function daysBetween(iso: string, now: number): number {
  return dayNumber(dayOf(iso)) - dayNumber(clockOf(now));
}

/** "in 9 days", "tomorrow", "in 5 hours", "3 days ago": always second to the absolute date. */
export function formatRelative(iso: string, now: number = Date.now()): string {
  const days = daysBetween(iso, now);
  if (days !== 0) {
    return unbroken(t(days > 0 ? "days.ahead" : "days.ago", { count: Math.abs(days) }));
  }
  const apart = Date.parse(iso) - now;
  const count = Math.abs(apart);
  const way = apart > 0 ? "ahead" : "ago";
  if (count >= HOUR) return unbroken(t(`hours.${way}`, { count: Math.floor(count / HOUR) }));
  return unbroken(t(`minutes.${way}`, { count: Math.max(1, Math.floor(count / MINUTE)) }));
}

/** What is left of a due time: "2 days left", "3 hours left", "1 day late". */
export function formatLeft(iso: string, now: number = Date.now()): { text: string; late: boolean } {
  const apart = Date.parse(iso) - now;
  const late = apart < 0;
  const days = Math.abs(daysBetween(iso, now));
  const hours = Math.max(1, Math.floor(Math.abs(apart) / HOUR));
  if (days > 0) return { text: t(late ? "left.late.days" : "left.days", { count: days }), late };
  return { text: t(late ? "left.late.hours" : "left.hours", { count: hours }), late };
}

/** The instant of a date and time on London's clocks, as ISO in UTC. */
export function londonInstant(date: string, hour: number, minute = 0): string {
  const wanted = Date.parse(`${date}T00:00:00Z`) + hour * HOUR + minute * MINUTE;
  const shown = clockOf(wanted);
  const asUtc = Date.UTC(shown.year, shown.month - 1, shown.day, shown.hour, shown.minute);
  return new Date(wanted - (asUtc - wanted)).toISOString();
}

/** Date and hour of an instant on London's clocks, to fill a form. */
export function londonParts(iso: string): { date: TypedDate; hour: number; minute: number } {
  const { year, month, day, hour, minute } = clockOf(Date.parse(iso));
  return { date: { day: String(day), month: String(month), year: String(year) }, hour, minute };
}

/** A typed date as "2027-03-14"; null when it is not a day of the calendar. */
export function isoOfTyped({ day, month, year }: TypedDate): string | null {
  const [d, m, y] = [day, month, year].map((part) => Number(part.trim() || Number.NaN));
  if (d === undefined || m === undefined || y === undefined) return null;
  const date = new Date(Date.UTC(y, m - 1, d));
  const real = y >= 1000 && date.getUTCMonth() === m - 1 && date.getUTCDate() === d;
  return real ? date.toISOString().slice(0, 10) : null;
}
