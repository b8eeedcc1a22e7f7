import { useState } from "react";
import { DateInput, type TypedDate } from "@/govuk/date-input";
import { Hidden } from "@/govuk/hidden";
import { Select } from "@/govuk/select";
import { formatTime, isoOfTyped, londonInstant, londonParts } from "@/shared/dates";
import { type ControlProps, hintOf } from "./control";
import { idOf, readText, write } from "./edit";
import type { Field } from "./fields";
import { labelOf } from "./pages";
import { t } from "./texts";

const EMPTY: TypedDate = { day: "", month: "", year: "" };
const HOURS = [8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20];
/** Any day, to have the words of a time. */
const SOME_DAY = "2026-01-15";

type Time = { hour: number; minute: number };

const isEmpty = (date: TypedDate): boolean => !Object.values(date).some((part) => part.trim());

/** What was typed, for the server to refuse, when it is not a day of the calendar. */
const asTyped = ({ year, month, day }: TypedDate): string => `${year}-${month}-${day}`;

const keyOf = ({ hour, minute }: Time): string => `${hour}:${minute}`;

function timesWith(time: Time): Time[] {
  const usual = [...HOURS.map((hour) => ({ hour, minute: 0 })), { hour: 23, minute: 59 }];
  return usual.some((one) => keyOf(one) === keyOf(time)) ? usual : [time, ...usual];
}

const isInstant = (text: string): boolean => text.includes("T") && !Number.isNaN(Date.parse(text));

/** A day and a time on London's clocks. */
export function MomentField(props: ControlProps<Extract<Field, { kind: "moment" }>>) {
  const { field, edit, onChange, errorAt } = props;
  const stored = readText(edit, field.path);
  const parts = isInstant(stored) ? londonParts(stored) : null;
  const [date, setDate] = useState<TypedDate>(parts?.date ?? EMPTY);
  const [time, setTime] = useState<Time>(parts ?? { hour: field.hour, minute: 0 });
  const id = idOf(field.path);
  function change(nextDate: TypedDate, nextTime: Time) {
    setDate(nextDate);
    setTime(nextTime);
    const day = isoOfTyped(nextDate);
    const value = day && londonInstant(day, nextTime.hour, nextTime.minute);
    onChange(write(edit, field.path, isEmpty(nextDate) ? null : (value ?? asTyped(nextDate))));
  }
  return (
    <>
      <DateInput
        id={id}
        legend={labelOf(field)}
        legendSize="m"
        hint={hintOf(field)}
        error={errorAt(field.path)}
        value={date}
        onChange={(next) => change(next, time)}
      />
      <Select
        id={`${id}-time`}
        label={
          <>
            {t("time")}
            <Hidden>: {labelOf(field)}</Hidden>
          </>
        }
        value={keyOf(time)}
        items={timesWith(time).map((one) => ({
          value: keyOf(one),
          text: formatTime(londonInstant(SOME_DAY, one.hour, one.minute)),
        }))}
        onChange={({ target }) => {
          const [hour = 0, minute = 0] = target.value.split(":").map(Number);
          change(date, { hour, minute });
        }}
      />
    </>
  );
}

/** A day of the calendar. */
export function DayField(props: ControlProps<Extract<Field, { kind: "day" }>>) {
  const { field, edit, onChange, errorAt } = props;
  const [date, setDate] = useState<TypedDate>(() => typedOf(readText(edit, field.path)));
  function change(next: TypedDate) {
    setDate(next);
    const value = isEmpty(next) ? null : (isoOfTyped(next) ?? asTyped(next));
    onChange(write(edit, field.path, value));
  }
  return (
    <DateInput
      id={idOf(field.path)}
      legend={labelOf(field)}
      legendSize="m"
      hint={hintOf(field)}
      error={errorAt(field.path)}
      value={date}
      onChange={change}
    />
  );
}

function typedOf(iso: string): TypedDate {
  const [year, month, day] = iso.split("-").map(Number);
  return year && month && day
    ? { day: String(day), month: String(month), year: String(year) }
    : EMPTY;
}
