/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-outcome-linter-private.h"

#include <string.h>

#include "libbalanced/core/bal-resources-private.h"
#include "libbalanced/document/bal-item-private.h"

static gpointer
load_words (gpointer data)
{
  g_autoptr (GBytes) bytes = _bal_resources_lookup ("outcome-words.ini");
  g_autoptr (GError) error = NULL;
  GKeyFile *words = g_key_file_new ();

  if (!g_key_file_load_from_bytes (words, bytes, G_KEY_FILE_KEEP_TRANSLATIONS, &error))
    g_error ("outcome-words.ini: %s", error->message);

  return words;
}

static gboolean
is_inside_word (const char *at)
{
  return g_unichar_isalnum (g_utf8_get_char (at));
}

/* Whole words only: “ask” is not in “task”. */
static gboolean
has_phrase (const char *text, const char *phrase)
{
  const gsize length = strlen (phrase);

  for (const char *at = strstr (text, phrase); at != NULL; at = strstr (at + 1, phrase))
    if ((at == text || !is_inside_word (g_utf8_prev_char (at))) && !is_inside_word (at + length))
      return TRUE;

  return FALSE;
}

static gboolean
has_any (GKeyFile *words, const char *way, const char *key, const char *folded)
{
  g_auto (GStrv) phrases = g_key_file_get_string_list (words, way, key, NULL, NULL);

  for (guint i = 0; phrases != NULL && phrases[i] != NULL; i++)
    if (has_phrase (folded, phrases[i]))
      return TRUE;

  return FALSE;
}

gboolean
bal_outcome_linter_reads_as (const char *way, const char *text)
{
  static GOnce once = G_ONCE_INIT;
  GKeyFile *words = g_once (&once, load_words, NULL);
  g_autofree char *folded = g_utf8_casefold (text, -1);

  if (!has_any (words, way, "Words", folded) && !has_any (words, way, "Words[cy]", folded))
    return FALSE;
  /* A number says how much. */
  if (g_key_file_get_boolean (words, way, "UnlessNumber", NULL) &&
      strpbrk (folded, "0123456789") != NULL)
    return FALSE;

  return !has_any (words, way, "Unless", folded) && !has_any (words, way, "Unless[cy]", folded);
}

static const struct
{
  const char *way;
  const char *code;
} readings[] = {
  { "service", "outcome-reads-as-service" },
  { "impairment", "outcome-reads-as-impairment" },
  { "universal", "outcome-reads-as-universal" },
  { "vague", "outcome-reads-as-vague" },
};

/* What a statement leaves open. A place is told by its kind, or by a setting. */
static const struct
{
  const char *member;
  const char *or_member;
  const char *code;
} parts[] = {
  { "need", NULL, "outcome-without-need" },           { "aim", NULL, "outcome-without-aim" },
  { "place", "setting", "outcome-without-place" },    { "led_by", NULL, "outcome-without-lead" },
  { "valued_by", NULL, "outcome-without-value" },     { "due", NULL, "outcome-undated" },
  { "review", "reviewed", "outcome-without-review" },
};

static void
add_hint (BalOutcomeHint *hints, guint *n_hints, const char *code, const char *member)
{
  g_assert (*n_hints < BAL_OUTCOME_MOST_HINTS);
  hints[*n_hints].code = code;
  hints[(*n_hints)++].member = member;
}

static gboolean
text_reads_as (BalItem *statement, const char *way)
{
  const char *english = bal_item_lookup_text (statement, "text", "en");
  const char *welsh = bal_item_lookup_text (statement, "text", "cy");

  return (english != NULL && bal_outcome_linter_reads_as (way, english)) ||
         (welsh != NULL && g_strcmp0 (welsh, english) != 0 &&
          bal_outcome_linter_reads_as (way, welsh));
}

guint
bal_outcome_linter_examine (BalItem *statement, BalOutcomeHint *hints)
{
  guint n_hints = 0;

  for (guint i = 0; i < G_N_ELEMENTS (readings); i++)
    if (text_reads_as (statement, readings[i].way))
      add_hint (hints, &n_hints, readings[i].code, "text");
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (!bal_item_has_member (statement, parts[i].member) &&
        (parts[i].or_member == NULL || !bal_item_has_member (statement, parts[i].or_member)))
      add_hint (hints, &n_hints, parts[i].code, parts[i].member);
  if (g_strcmp0 (bal_item_get_text (statement, "aim"), "body_function") == 0)
    add_hint (hints, &n_hints, "outcome-aim-impairment", "aim");
  if (bal_item_has_member (statement, "priority") &&
      !bal_item_has_member (statement, "priority_date"))
    add_hint (hints, &n_hints, "outcome-priority-undated", "priority_date");

  return n_hints;
}
