/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

/* Runs a fuzz target without libFuzzer: over the files of a corpus, over mutations of them
 * that depend on nothing but the seed, and over extreme inputs. */

#include "tests/fuzz/bal-fuzz.h"

#include <gio/gio.h>
#include <stdlib.h>
#include <string.h>

static int n_mutations = 0;
static int seed = 1;
static gboolean extremes = FALSE;
static char **paths = NULL;

static const GOptionEntry entries[] = {
  { "mutations", 'n', 0, G_OPTION_ARG_INT, &n_mutations, "Mutations to try, over all files", "N" },
  { "seed", 's', 0, G_OPTION_ARG_INT, &seed, "Seed of the mutations", "N" },
  { "extremes", 'x', 0, G_OPTION_ARG_NONE, &extremes, "Try extreme inputs too", NULL },
  { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &paths, NULL, "FILE OR FOLDER..." },
  { NULL },
};

/* A copy of exactly this size: reading one byte too far is then seen by the sanitizer. */
static void
run_one (const guint8 *data, gsize size)
{
  g_autofree guint8 *copy = g_malloc (MAX (size, 1));

  if (size > 0)
    memcpy (copy, data, size);
  copy = g_realloc (copy, MAX (size, 1));
  LLVMFuzzerTestOneInput (copy, size);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
collect (const char *path, GPtrArray *files)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name = NULL;

  if (folder == NULL)
    {
      g_ptr_array_add (files, g_strdup (path));
      return;
    }

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *full = g_build_filename (path, name, NULL);

      if (g_file_test (full, G_FILE_TEST_IS_REGULAR) && !g_str_equal (name, "README.md"))
        g_ptr_array_add (files, g_steal_pointer (&full));
    }
}

#ifdef BAL_FUZZ_JSON
/* Half of the inputs stay JSON. */
static GByteArray *
mutate (GRand *random, const guint8 *data, gsize size)
{
  return g_rand_boolean (random) ? bal_fuzz_mutate_json (random, data, size)
                                 : bal_fuzz_mutate (random, data, size);
}
#else
#define mutate bal_fuzz_mutate
#endif

static guint
mutate_file (GRand *random, GBytes *bytes, guint count)
{
  gsize size = 0;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  for (guint i = 0; i < count; i++)
    {
      g_autoptr (GByteArray) mutated = mutate (random, data, size);

      run_one (mutated->data, mutated->len);
    }

  return count;
}

static guint
run_extremes (void)
{
  const gsize sizes[] = { 1, 100 * 1000, 200 * 1000 };
  guint n_runs = 0;

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (GByteArray) bytes = NULL;

      for (guint j = 0; (bytes = bal_fuzz_extreme (j, sizes[i])) != NULL; j++)
        {
          run_one (bytes->data, bytes->len);
          n_runs++;
          g_clear_pointer (&bytes, g_byte_array_unref);
        }
    }

  return n_runs;
}

static guint
run_files (GPtrArray *files, GError **error)
{
  g_autoptr (GRand) random = g_rand_new_with_seed ((guint32) seed);
  guint n_runs = 0;

  for (guint i = 0; i < files->len; i++)
    {
      g_autoptr (GFile) file = g_file_new_for_path (g_ptr_array_index (files, i));
      g_autoptr (GBytes) bytes = g_file_load_bytes (file, NULL, NULL, error);
      const guint share = (guint) n_mutations / files->len;
      const guint extra = i < (guint) n_mutations % files->len ? 1 : 0;

      if (bytes == NULL)
        return 0;
      run_one (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      n_runs += 1 + mutate_file (random, bytes, share + extra);
    }

  return n_runs;
}

int
main (int argc, char *argv[])
{
  g_autoptr (GOptionContext) context = g_option_context_new ("- run a fuzz target");
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  guint n_runs = 0;

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    {
      g_printerr ("%s\n", error->message);
      return EXIT_FAILURE;
    }

  for (guint i = 0; paths != NULL && paths[i] != NULL; i++)
    collect (paths[i], files);
  g_ptr_array_sort (files, compare_names);
  g_strfreev (paths);
  if (files->len == 0)
    {
      g_printerr ("There is no file to run\n");
      return EXIT_FAILURE;
    }

  n_runs = run_files (files, &error);
  if (error != NULL)
    {
      g_printerr ("%s\n", error->message);
      return EXIT_FAILURE;
    }
  if (extremes)
    n_runs += run_extremes ();
  g_print ("1..1\nok 1 %u inputs from %u files\n", n_runs, files->len);

  return EXIT_SUCCESS;
}
