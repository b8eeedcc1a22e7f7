import { describe, expect, it } from "vitest";
import {
  formatClock,
  formatDate,
  formatDay,
  formatLeft,
  formatMoment,
  formatMonth,
  formatRelative,
  formatStamp,
  formatTime,
  isoOfTyped,
  londonInstant,
  londonParts,
} from "./dates";

const spaced = (text: string) => text.replaceAll("\u00a0", " ");
const NOW = Date.parse("2027-03-05T10:00:00Z");

describe("dates and times", () => {
  it("are those of London's clocks, in winter and in summer", () => {
    expect(spaced(formatMoment("2027-03-14T17:00:00Z"))).toBe("5pm on 14 March 2027");
    expect(spaced(formatMoment("2027-07-14T16:00:00Z"))).toBe("5pm on 14 July 2027");
    expect(formatClock(Date.parse("2027-07-14T13:05:00Z"))).toBe("14:05");
  });

  it("do not break between day, month and year", () => {
    expect(formatDate("2027-03-14T17:00:00Z")).toBe("14\u00a0March\u00a02027");
    expect(formatDay("2027-03-14")).toBe("14\u00a0March");
    expect(formatMonth("2027-03")).toBe("March\u00a02027");
  });

  it("give minutes only where there are some, and noon its name", () => {
    expect(formatTime("2027-01-05T14:05:00Z")).toBe("2:05pm");
    expect(formatTime("2027-01-05T00:30:00Z")).toBe("12:30am");
    expect(spaced(formatTime("2027-01-05T12:00:00Z"))).toBe("12 noon");
    expect(spaced(formatStamp("2027-03-03T11:52:00Z"))).toBe("11:52am, 3 March 2027");
  });

  it("never say midnight: it is the last minute of the day before", () => {
    expect(spaced(formatMoment("2027-03-15T00:00:00Z"))).toBe("11:59pm on 14 March 2027");
    expect(spaced(formatMoment("2027-06-14T23:00:00Z"))).toBe("11:59pm on 14 June 2027");
  });

  it("take a day without time as that day", () => {
    expect(spaced(formatDate("2027-06-01"))).toBe("1 June 2027");
  });
});

describe("relative times", () => {
  it.each([
    ["2027-03-14T17:00:00Z", "in 9 days"],
    ["2027-03-06T00:30:00Z", "tomorrow"],
    ["2027-03-05T15:30:00Z", "in 5 hours"],
    ["2027-03-05T10:01:30Z", "in 1 minute"],
    ["2027-03-05T08:00:00Z", "2 hours ago"],
    ["2027-03-04T23:00:00Z", "yesterday"],
    ["2027-02-26T10:00:00Z", "7 days ago"],
  ])("%s is %s", (iso, words) => {
    expect(spaced(formatRelative(iso, NOW))).toBe(words);
  });

  it("count days over the change to summer time", () => {
    expect(spaced(formatRelative("2027-03-29T16:00:00Z", Date.parse("2027-03-27T17:00:00Z")))).toBe(
      "in 2 days",
    );
  });

  it("say what is left of a due time, and how late it is", () => {
    expect(formatLeft("2027-03-07T17:00:00Z", NOW)).toEqual({ text: "2 days left", late: false });
    expect(formatLeft("2027-03-05T13:30:00Z", NOW)).toEqual({ text: "3 hours left", late: false });
    expect(formatLeft("2027-03-04T17:00:00Z", NOW)).toEqual({ text: "1 day late", late: true });
  });
});

describe("typed dates", () => {
  it("become an instant on London's clocks and back", () => {
    expect(londonInstant("2027-03-14", 17)).toBe("2027-03-14T17:00:00.000Z");
    expect(londonInstant("2027-07-14", 17)).toBe("2027-07-14T16:00:00.000Z");
    expect(londonParts("2027-07-14T16:00:00Z")).toEqual({
      date: { day: "14", month: "7", year: "2027" },
      hour: 17,
      minute: 0,
    });
  });

  it("are refused when the calendar has no such day", () => {
    expect(isoOfTyped({ day: "4", month: "3", year: "2027" })).toBe("2027-03-04");
    expect(isoOfTyped({ day: "31", month: "2", year: "2027" })).toBeNull();
    expect(isoOfTyped({ day: "", month: "2", year: "2027" })).toBeNull();
    expect(isoOfTyped({ day: "1", month: "x", year: "2027" })).toBeNull();
  });
});
