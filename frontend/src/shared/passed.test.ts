import { act, renderHook } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { usePassed } from "./passed";

const NOW = Date.parse("2030-03-14T17:00:00.000Z");
const inMs = (ms: number): string => new Date(NOW + ms).toISOString();

function openAt(ms: number) {
  vi.useFakeTimers({ now: NOW });
  return renderHook(() => usePassed(inMs(ms)));
}

afterEach(() => vi.useRealTimers());

it("tells a moment one second after it, when the server's clock has passed it too", () => {
  const { result } = openAt(5000);
  act(() => vi.advanceTimersByTime(5999));
  expect(result.current).toBe(false);
  act(() => vi.advanceTimersByTime(1));
  expect(result.current).toBe(true);
});

it("tells it although the timer fired a little before the clock", () => {
  const { result } = openAt(5000);
  vi.setSystemTime(NOW - 2); // the timers run on, the clock is behind
  act(() => vi.advanceTimersByTime(6000));
  expect(result.current).toBe(false);
  act(() => vi.advanceTimersByTime(2));
  expect(result.current).toBe(true);
});

it("waits for more than a browser's longest timer", () => {
  const days = 40 * 24 * 60 * 60 * 1000;
  const { result } = openAt(days);
  act(() => vi.advanceTimersByTime(days));
  expect(result.current).toBe(false);
  act(() => vi.advanceTimersByTime(1000));
  expect(result.current).toBe(true);
});

it("knows what has passed already, and that nothing lies ahead", () => {
  expect(openAt(-1000).result.current).toBe(true);
  expect(vi.getTimerCount()).toBe(0);
  expect(renderHook(() => usePassed(null)).result.current).toBe(false);
});
