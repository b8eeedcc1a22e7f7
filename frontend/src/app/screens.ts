import { routes as help } from "@/features/help/routes";
import { routes as signIn } from "@/features/sign-in/routes";
import type { ScreenRoute } from "@/shared/screen";

/** Every screen of the service; a feature adds its `routes` here. */
export const SCREENS: readonly ScreenRoute[] = [...help, ...signIn];
