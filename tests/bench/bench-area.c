/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

/* Reads, checks and writes the document of an area: bench-area FILE. Prints lines "NAME SECONDS",
 * how many findings there are, and the highest memory of the process in KiB. */

#include <libbalanced/balanced.h>
#include <string.h>

/* 28 February 2021. */
#define AS_AT 18686

static gint64
print_step (const char *step, gint64 begin)
{
  const gint64 now = g_get_monotonic_time ();

  g_print ("%s %.6f\n", step, (double) (now - begin) / G_USEC_PER_SEC);

  return now;
}

/* Not getrusage (): its peak is that of the process that started this one, where it was larger. */
static void
print_peak (void)
{
  g_autofree char *status = NULL;
  const char *line = NULL;

  if (g_file_get_contents ("/proc/self/status", &status, NULL, NULL))
    line = strstr (status, "VmHWM:");
  g_print ("peak %s\n", line != NULL ? strtok (g_strstrip (strchr (line, ':') + 1), " ") : "0");
}

int
main (int argc, char **argv)
{
  g_autoptr (GFile) file = argc > 1 ? g_file_new_for_path (argv[1]) : NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (BalArea) area = NULL;
  g_autoptr (BalAreaCheck) check = NULL;
  g_autoptr (BalResult) result = NULL;
  g_autofree char *text = NULL;
  gint64 begin = g_get_monotonic_time ();

  area = file != NULL ? bal_area_load (file, NULL, &error) : NULL;
  if (area == NULL)
    {
      g_printerr ("%s\n", error != NULL ? error->message : "usage: bench-area FILE");
      return 1;
    }
  begin = print_step ("read", begin);
  check = bal_area_check_new (area, AS_AT);
  result = bal_area_check_run (check);
  begin = print_step ("check", begin);
  text = bal_area_to_json (area);
  print_step ("write", begin);

  g_print ("findings %u\n",
           g_list_model_get_n_items (G_LIST_MODEL (bal_result_get_findings (result))));
  print_peak ();

  return 0;
}
