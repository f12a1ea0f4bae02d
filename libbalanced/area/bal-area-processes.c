/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-area.h"

#include "libbalanced/area/bal-area-private.h"
#include "libbalanced/area/bal-process.h"
#include "libbalanced/document/bal-item-private.h"

/* Over how many steps a process is based on the other; 0 for itself, -1 when it is not. */
static int
count_steps (BalArea *self, BalItem *process, BalItem *origin)
{
  for (int i = 0; process != NULL && i <= BAL_PROCESS_MAX_DEPTH; i++)
    {
      if (process == origin)
        return i;
      process = bal_area_lookup (self, "processes", bal_item_get_text (process, "based_on"));
    }

  return -1;
}

static gboolean
holds (BalItem *process, const char *setting, const char *agency)
{
  const char *const *settings = bal_item_get_texts (process, "settings");
  const char *own = bal_item_get_text (process, "agency");

  return (settings[0] == NULL || (setting != NULL && g_strv_contains (settings, setting))) &&
         (own == NULL || g_strcmp0 (own, agency) == 0);
}

static BalItem *
find_nearest (BalArea *self, BalItem *origin, const char *setting, const char *agency)
{
  BalItem *section = bal_item_get_item (BAL_ITEM (self), "integrated_solution");
  GListModel *processes = bal_item_get_items (section, "processes");
  BalItem *nearest = NULL;
  int most_steps = -1;

  for (guint i = 0; i < g_list_model_get_n_items (processes); i++)
    {
      BalItem *process = bal_item_peek (processes, i);
      const int steps = holds (process, setting, agency) ? count_steps (self, process, origin) : -1;

      if (steps > most_steps)
        {
          nearest = process;
          most_steps = steps;
        }
    }

  return nearest;
}

/* As the process itself, with what it does not state from what it is based on. */
static BalProcess *
complete (BalArea *self, BalItem *process)
{
  guint n_members = 0;
  const BalMember *const *members = bal_item_get_members (process, &n_members);
  g_autofree const char **names = g_new0 (const char *, n_members);
  g_autofree GValue *values = g_new0 (GValue, n_members);
  BalProcess *completed = NULL;
  guint n = 0;

  for (guint i = 0; i < n_members; i++)
    {
      BalItem *holder = process;

      for (guint j = 0; holder != NULL && !bal_item_has_member (holder, members[i]->name); j++)
        holder = j < BAL_PROCESS_MAX_DEPTH
                   ? bal_area_lookup (self, "processes", bal_item_get_text (holder, "based_on"))
                   : NULL;
      if (holder == NULL)
        continue;
      names[n] = members[i]->name;
      g_object_get_property (G_OBJECT (holder), names[n], &values[n]);
      n++;
    }
  completed = (BalProcess *) g_object_new_with_properties (BAL_TYPE_PROCESS, n, names, values);
  for (guint i = 0; i < n; i++)
    g_value_unset (&values[i]);

  return completed;
}

/**
 * bal_area_resolve_process:
 * @self: an area
 * @code: the code of a process
 * @setting: (nullable): the code of the setting where the work is done
 * @agency: (nullable): the code of the agency that does it
 *
 * Says how a process is done in one place: what is said for the place comes before what is said for
 * the area, and that before the library.
 *
 * Of the process and those that are based on it, the one that holds for the setting and the agency
 * and is the most steps away is taken, the first one of several. What it does not state is taken
 * from the process that it is based on, and so on. Labels are in the language that is shown without
 * a wish.
 *
 * Features: B3.
 *
 * Returns: (transfer full) (nullable): the process, or %NULL when there is none with the code, or
 *   none that holds there
 *
 * Since: 0.1
 */
BalProcess *
bal_area_resolve_process (BalArea *self, const char *code, const char *setting, const char *agency)
{
  BalItem *origin = NULL;
  BalItem *nearest = NULL;

  g_return_val_if_fail (BAL_IS_AREA (self), NULL);
  g_return_val_if_fail (code != NULL, NULL);

  origin = bal_area_lookup (self, "processes", code);
  nearest = origin != NULL ? find_nearest (self, origin, setting, agency) : NULL;

  return nearest != NULL ? complete (self, nearest) : NULL;
}
