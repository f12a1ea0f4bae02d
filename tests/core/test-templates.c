/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/core/bal-templates.h"

#include <glib/gstdio.h>

#include "libbalanced/core/bal-error.h"
#include "libbalanced/core/bal-finding.h"
#include "libbalanced/core/bal-findings-builder-private.h"
#include "libbalanced/core/bal-resources-private.h"

static BalFinding *
make_finding (void)
{
  const BalFindingFigure figures[] = {
    { "part", 1241 },
    { "whole", 1925 },
    { "share", 1241.0 / 1925 },
    { "first", 18321 },
  };
  g_autoptr (BalFindings) findings = NULL;
  BalFindingsBuilder *builder = bal_findings_builder_new ();

  bal_findings_builder_add (builder, "figure-share", "/figures/0", "a review", figures, 4);
  findings = bal_findings_builder_end (builder);

  return g_list_model_get_item (G_LIST_MODEL (findings), 0);
}

static BalTemplates *
make_templates (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  BalTemplates *templates = bal_templates_new_from_bytes (bytes, &error);

  g_assert_no_error (error);

  return templates;
}

static void
check_fault (const char *text, BalDataError code, const char *where)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (BalTemplates) templates = bal_templates_new_from_bytes (bytes, &error);

  g_assert_null (templates);
  g_assert_error (error, BAL_DATA_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, where));
  g_assert_false (g_str_has_suffix (error->message, "."));
}

/* Every code has all its words, in English at least, and stands once. */
static void
test_default (void)
{
  BalTemplates *templates = bal_templates_get_default ();
  g_auto (GStrv) codes = bal_templates_dup_codes (templates);

  g_assert_cmpuint (g_strv_length (codes), >, 40);
  for (gsize i = 0; codes[i] != NULL; i++)
    {
      g_autofree char *title = bal_templates_dup_title (templates, codes[i], NULL);
      g_autofree char *message = bal_templates_dup_message (templates, codes[i], NULL);
      g_autofree char *why = bal_templates_dup_why (templates, codes[i], NULL);

      g_test_message ("%s", codes[i]);
      g_assert_true (bal_templates_lookup_severity (templates, codes[i], NULL));
      g_assert_cmpint (strspn (codes[i], "abcdefghijklmnopqrstuvwxyz0123456789-"), ==,
                       strlen (codes[i]));
      g_assert_nonnull (title);
      g_assert_false (g_str_has_suffix (title, "."));
      g_assert_nonnull (message);
      g_assert_true (g_str_has_suffix (message, "."));
      g_assert_nonnull (why);
    }
}

/* GLib joins groups of one name in silence, and one of the two would lose its words. */
static void
test_default_groups (void)
{
  g_autoptr (GBytes) bytes = _bal_resources_lookup ("findings.ini");
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GHashTable) groups = g_hash_table_new (g_str_hash, g_str_equal);

  for (gsize i = 0; lines[i] != NULL; i++)
    if (lines[i][0] == '[' && !g_hash_table_add (groups, lines[i]))
      g_test_fail_printf ("line %" G_GSIZE_FORMAT ": %s stands twice", i + 1, lines[i]);
  g_assert_cmpuint (g_hash_table_size (groups), >, 40);
}

/* A translation fills the same places as the English sentence. */
static void
test_default_places (void)
{
  BalTemplates *templates = bal_templates_get_default ();
  g_auto (GStrv) codes = bal_templates_dup_codes (templates);
  g_autoptr (GRegex) place = g_regex_new ("\\{[^}]*\\}", 0, 0, NULL);

  for (gsize i = 0; codes[i] != NULL; i++)
    {
      g_autofree char *english = bal_templates_dup_message (templates, codes[i], NULL);
      g_autofree char *welsh = bal_templates_dup_message (templates, codes[i], "cy");
      g_autoptr (GMatchInfo) match = NULL;

      g_test_message ("%s", codes[i]);
      g_regex_match (place, english, 0, &match);
      for (; g_match_info_matches (match); g_match_info_next (match, NULL))
        {
          g_autofree char *text = g_match_info_fetch (match, 0);

          g_assert_nonnull (strstr (welsh, text));
        }
    }
}

static void
test_languages (void)
{
  BalTemplates *templates = bal_templates_get_default ();
  g_autofree char *none = bal_templates_dup_title (templates, "synthetic-data", NULL);
  g_autofree char *welsh = bal_templates_dup_title (templates, "synthetic-data", "cy");
  g_autofree char *regional = bal_templates_dup_title (templates, "synthetic-data", "cy_GB.UTF-8");
  g_autofree char *other = bal_templates_dup_title (templates, "synthetic-data", "fr");

  g_assert_cmpstr (none, ==, "Synthetic children");
  g_assert_cmpstr (welsh, ==, "Plant synthetig");
  g_assert_cmpstr (regional, ==, welsh);
  g_assert_cmpstr (other, ==, none);
}

/* What is not said stays as the library says it, code by code and key by key. */
static void
test_another_set (void)
{
  g_autoptr (BalTemplates) templates = make_templates (
    "[figure-share]\n"
    "Message={part} aus {whole}: {share|percent}, {{{first|day}}, {none}, {source}\n"
    "[house-code]\n"
    "Severity=error\n");
  g_autoptr (BalFinding) finding = make_finding ();
  g_autofree char *message = bal_templates_format (templates, finding, NULL);
  g_autofree char *title = bal_templates_dup_title (templates, "figure-share", NULL);
  g_auto (GStrv) codes = bal_templates_dup_codes (templates);
  BalSeverity severity = BAL_SEVERITY_INFO;

  g_assert_cmpstr (message, ==, "1241 aus 1925: 64.47%, {2020-02-29}, –, a review");
  g_assert_cmpstr (title, ==, "A share of two published figures");
  g_assert_cmpuint (g_strv_length (codes), ==, 2);
  g_assert_true (bal_templates_lookup_severity (templates, "house-code", &severity));
  g_assert_cmpint (severity, ==, BAL_SEVERITY_ERROR);
  g_assert_false (bal_templates_lookup_severity (templates, "nobody-knows", &severity));
}

static void
test_bare (void)
{
  g_autoptr (BalTemplates) templates = g_object_new (BAL_TYPE_TEMPLATES, NULL);
  g_autoptr (BalFinding) finding = make_finding ();
  g_autoptr (BalFinding) empty = g_object_new (BAL_TYPE_FINDING, NULL);
  g_autofree char *message = bal_templates_format (templates, finding, NULL);
  g_autofree char *none = bal_templates_format (templates, empty, NULL);

  g_assert_cmpstr (message, ==, "/figures/0: 1241 of 1925 is 64.47%.");
  g_assert_cmpstr (none, ==, ": –");
}

static void
test_load (void)
{
  const char *text = "[synthetic-data]\nMessage=Hallo\n";
  g_autofree char *folder = g_dir_make_tmp ("balanced-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "words.ini", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (BalTemplates) templates = NULL;
  g_autofree char *message = NULL;

  g_assert_null (bal_templates_load (file, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_true (g_str_has_prefix (error->message, "Loading “"));
  g_clear_error (&error);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  templates = bal_templates_load (file, NULL, &error);
  g_assert_no_error (error);
  message = bal_templates_dup_message (templates, "synthetic-data", NULL);
  g_assert_cmpstr (message, ==, "Hallo");

  g_remove (path);
  g_rmdir (folder);
}

static void
test_faults (void)
{
  check_fault ("no group\n", BAL_DATA_ERROR_SYNTAX, "Reading templates");
  check_fault ("[a]\nSeverity=grave\n", BAL_DATA_ERROR_BAD_VALUE, "[a] Severity");
  check_fault ("[a]\nMessage={open\n", BAL_DATA_ERROR_SYNTAX, "[a] Message");
  check_fault ("[a]\nMessage[cy]={a {b}}\n", BAL_DATA_ERROR_SYNTAX, "Message[cy]");
  check_fault ("[a]\nMessage={}\n", BAL_DATA_ERROR_SYNTAX, "no name");
  check_fault ("[a]\nMessage={x|roman}\n", BAL_DATA_ERROR_SYNTAX, "percent");
  check_fault ("[a]\nTitle=bad \\q escape\n", BAL_DATA_ERROR_BAD_VALUE, "[a] Title");
  check_fault ("[a]\nTitle=\xff\n", BAL_DATA_ERROR_ENCODING, "UTF-8");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/templates/default/words", test_default);
  g_test_add_func ("/templates/default/groups", test_default_groups);
  g_test_add_func ("/templates/default/places", test_default_places);
  g_test_add_func ("/templates/languages", test_languages);
  g_test_add_func ("/templates/another-set", test_another_set);
  g_test_add_func ("/templates/bare", test_bare);
  g_test_add_func ("/templates/load", test_load);
  g_test_add_func ("/templates/faults", test_faults);

  return g_test_run ();
}
