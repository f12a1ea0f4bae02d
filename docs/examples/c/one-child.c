/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

/* One child in a case-management system: what runs today, what is waited for, and with what
 * meanwhile. */

#include <libbalanced/balanced.h>

static gint32
parse_day (const char *text)
{
  g_autoptr (BalPeriod) day = bal_period_parse (text, NULL);

  return bal_period_get_start (day);
}

/* Gives the longer journey, and frees the one that it was made from. */
static BalJourney *
add (BalJourney *journey, const char *event[4], const char *date, GError **error)
{
  g_autoptr (BalJourney) shorter = journey;
  g_autoptr (BalEpisode) episode =
    g_object_new (BAL_TYPE_EPISODE, "strand", "intervention", "stage", "intervention", "episode-id",
                  event[0], "agency", event[1], "level", event[2], event[3], parse_day (date),
                  NULL);

  return shorter != NULL ? bal_journey_with_event (shorter, episode, error) : NULL;
}

static gint64
read_figure (BalResult *result, const char *name)
{
  BalTable *table = bal_result_lookup_table (result, "profiles");

  return bal_column_get_int64 (bal_table_lookup_column (table, name), 0);
}

static char *
describe (BalResult *profile, BalResult *now)
{
  GListModel *findings = G_LIST_MODEL (bal_result_get_findings (profile));
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, "Units today: %" G_GINT64_FORMAT "\n",
                          read_figure (now, "max_concurrency"));
  g_string_append_printf (text, "Waits that run: %" G_GINT64_FORMAT "\n",
                          read_figure (profile, "waiting_units"));
  g_string_append_printf (text,
                          "Days of waiting: %" G_GINT64_FORMAT ", idle: %" G_GINT64_FORMAT "\n",
                          read_figure (profile, "waiting_days"),
                          read_figure (profile, "idle_waiting_days"));
  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (BalFinding) finding = g_list_model_get_item (findings, i);
      g_autofree char *message = bal_finding_dup_message (finding, NULL, NULL);

      g_string_append_printf (text, "%s\n", message);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
look_at_one_child (GError **error)
{
  const char *events[][4] = { { "1", "school", "universal", "start-date" },
                              { "2", "clinic", "targeted", "start-date" },
                              { "3", "clinic", "specialist", "requested-date" } };
  const char *dates[] = { "2020-09-01", "2021-01-04", "2020-06-01" };
  gint32 today = parse_day ("2021-02-28");
  g_autoptr (BalPeriod) day = bal_period_new (today, today);
  g_autoptr (BalJourney) journey = bal_journey_new (NULL);
  g_autoptr (BalResult) profile = NULL;
  g_autoptr (BalResult) now = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (events); i++)
    journey = add (journey, events[i], dates[i], error);
  profile = journey != NULL ? bal_journey_profile (journey, today, NULL, error) : NULL;
  now = profile != NULL ? bal_journey_profile (journey, today, day, error) : NULL;
  return now != NULL ? describe (profile, now) : NULL;
}

int
main (int argc, char **argv)
{
  g_autofree char *output = g_build_filename (argv[2], "one-child.txt", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = look_at_one_child (&error);

  g_mkdir_with_parents (argv[2], 0755);
  if (text != NULL && g_file_set_contents (output, text, -1, &error))
    return 0;

  g_printerr ("%s\n", error->message);
  return 1;
}
