/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/core/bal-templates.h"

#include "libbalanced/core/bal-error.h"
#include "libbalanced/core/bal-finding.h"
#include "libbalanced/core/bal-resources-private.h"
#include "libbalanced/core/bal-template-private.h"

/**
 * BalTemplates:
 *
 * The words in which findings are told.
 *
 * A finding holds a code and figures; its sentence is a template. The library brings a set in
 * English and Welsh. Another set, such as a vendor's own words or another language, is a key file
 * with a group for each code:
 *
 * ```
 * [targeted-undefined]
 * Severity=warning
 * Title=The targeted level is not defined
 * Title[cy]=Nid yw'r lefel wedi'i thargedu wedi'i diffinio
 * Message={subject} says nothing about its targeted level.
 * Why=Without it children go from universal straight to specialist support.
 * Source=Where the rule comes from
 * Parameters=What it can be told, with the defaults
 * ```
 *
 * Places in braces are filled: `{subject}`, `{column}`, `{source}`, `{code}`, `{count}` and every
 * figure of the finding by its name. `{share|percent}` writes 0.6447 as 64.47%, `{first|day}`
 * writes a day as ISO text, and `{{` is a brace. What a set does not have is taken from the
 * library's own.
 *
 * A language is a locale name such as `cy` or `cy_GB`. Without one the untranslated text is
 * given, whatever the environment says: the same input gives the same bytes.
 *
 * ```c
 * g_autoptr (BalTemplates) templates = bal_templates_load (file, NULL, &error);
 * g_autofree char *sentence = bal_templates_format (templates, finding, "cy");
 * ```
 *
 * ```python
 * templates = Balanced.Templates.load('words.ini')
 * sentence = templates.format(finding, 'cy')
 * ```
 *
 * Errors are of the domain [error@Balanced.DataError], and those of reading a file.
 *
 * Thread safety: immutable, may be used from any thread.
 *
 * Features: O3.
 *
 * Since: 0.1
 */

#define KEY_SEVERITY "Severity"
#define KEY_TITLE "Title"
#define KEY_MESSAGE "Message"
#define KEY_WHY "Why"
#define KEY_SOURCE "Source"
#define KEY_PARAMETERS "Parameters"
#define KEY_AS_AT "AsAt"

struct _BalTemplates
{
  GObject parent_instance;

  GKeyFile *words; /* owned; only read after construction, which is safe from any thread */
};

G_DEFINE_FINAL_TYPE (BalTemplates, bal_templates, G_TYPE_OBJECT)

static void
bal_templates_finalize (GObject *object)
{
  BalTemplates *self = BAL_TEMPLATES (object);

  g_clear_pointer (&self->words, g_key_file_unref);

  G_OBJECT_CLASS (bal_templates_parent_class)->finalize (object);
}

static void
bal_templates_class_init (BalTemplatesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bal_templates_finalize;
}

static void
bal_templates_init (BalTemplates *self)
{
  self->words = g_key_file_new ();
}

static gboolean
severity_from_nick (const char *nick, BalSeverity *severity)
{
  g_autoptr (GEnumClass) severities = g_type_class_ref (BAL_TYPE_SEVERITY);
  GEnumValue *value = g_enum_get_value_by_nick (severities, nick);

  if (value != NULL && severity != NULL)
    *severity = (BalSeverity) value->value;

  return value != NULL;
}

static gboolean
check_value (GKeyFile *words, const char *code, const char *key, GError **error)
{
  g_autoptr (GError) inner = NULL;
  g_autofree char *value = g_key_file_get_string (words, code, key, &inner);
  const char *wrong = NULL;

  /* GLib gives a text beside the error when only an escape is wrong. */
  if (inner != NULL)
    {
      g_set_error (error, BAL_DATA_ERROR, BAL_DATA_ERROR_BAD_VALUE,
                   "Reading templates, [%s] %s: the text has an unknown escape", code, key);
      return FALSE;
    }
  if (g_str_equal (key, KEY_SEVERITY) && !severity_from_nick (value, NULL))
    {
      g_set_error (error, BAL_DATA_ERROR, BAL_DATA_ERROR_BAD_VALUE,
                   "Reading templates, [%s] %s: “%s” is none of info, warning and error", code, key,
                   value);
      return FALSE;
    }

  wrong = g_str_has_prefix (key, KEY_MESSAGE) ? bal_template_check (value) : NULL;
  if (wrong != NULL)
    g_set_error (error, BAL_DATA_ERROR, BAL_DATA_ERROR_SYNTAX, "Reading templates, [%s] %s: %s",
                 code, key, wrong);

  return wrong == NULL;
}

static gboolean
check_words (GKeyFile *words, GError **error)
{
  g_auto (GStrv) codes = g_key_file_get_groups (words, NULL);

  for (gsize i = 0; codes[i] != NULL; i++)
    {
      g_auto (GStrv) keys = g_key_file_get_keys (words, codes[i], NULL, NULL);

      for (gsize j = 0; keys != NULL && keys[j] != NULL; j++)
        if (!check_value (words, codes[i], keys[j], error))
          return FALSE;
    }

  return TRUE;
}

static gboolean
read_words (BalTemplates *self, GBytes *bytes, GError **error)
{
  g_autoptr (GError) inner = NULL;
  gsize length = 0;
  const char *text = g_bytes_get_data (bytes, &length);

  if (length > 0 && !g_utf8_validate (text, (gssize) length, NULL))
    {
      g_set_error (error, BAL_DATA_ERROR, BAL_DATA_ERROR_ENCODING,
                   "Reading templates: the text is not UTF-8");
      return FALSE;
    }
  /* Without the translations GLib keeps those of the environment's languages only. */
  if (length > 0 &&
      !g_key_file_load_from_data (self->words, text, length, G_KEY_FILE_KEEP_TRANSLATIONS, &inner))
    {
      g_set_error (error, BAL_DATA_ERROR, BAL_DATA_ERROR_SYNTAX, "Reading templates: %s",
                   inner->message);
      return FALSE;
    }

  return check_words (self->words, error);
}

static gpointer
create_default (gpointer data)
{
  g_autoptr (BalTemplates) self = g_object_new (BAL_TYPE_TEMPLATES, NULL);
  g_autoptr (GBytes) bytes = _bal_resources_lookup ("findings.ini");
  g_autoptr (GError) error = NULL;

  if (!read_words (self, bytes, &error))
    g_error ("The templates that are compiled in: %s", error->message);

  return g_steal_pointer (&self);
}

/**
 * bal_templates_get_default:
 *
 * Gets the library's own templates, in English and Welsh.
 *
 * Returns: (transfer none): the templates, which live as long as the program
 *
 * Since: 0.1
 */
BalTemplates *
bal_templates_get_default (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, create_default, NULL);
}

/**
 * bal_templates_new_from_bytes:
 * @bytes: a key file as text in UTF-8
 * @error: return location for an error
 *
 * Creates templates from the text of a key file.
 *
 * It fails with %BAL_DATA_ERROR_SYNTAX when the text is not a key file or a message has a fault
 * in its braces, with %BAL_DATA_ERROR_BAD_VALUE when a severity is unknown, and with
 * %BAL_DATA_ERROR_ENCODING when the text is not UTF-8.
 *
 * Returns: (transfer full): the templates, or %NULL with @error set
 *
 * Since: 0.1
 */
BalTemplates *
bal_templates_new_from_bytes (GBytes *bytes, GError **error)
{
  g_autoptr (BalTemplates) self = NULL;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  self = g_object_new (BAL_TYPE_TEMPLATES, NULL);
  if (!read_words (self, bytes, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * bal_templates_load:
 * @file: a key file
 * @cancellable: (nullable): cancels the reading
 * @error: return location for an error
 *
 * Reads templates from a file.
 *
 * It fails as [ctor@Balanced.Templates.new_from_bytes] does, and as the reading of a file does.
 *
 * Returns: (transfer full): the templates, or %NULL with @error set
 *
 * Since: 0.1
 */
BalTemplates *
bal_templates_load (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (BalTemplates) self = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);
  g_return_val_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  name = g_file_get_parse_name (file);
  bytes = g_file_load_bytes (file, cancellable, NULL, error);
  if (bytes == NULL)
    {
      g_prefix_error (error, "Loading “%s”: ", name);
      return NULL;
    }

  self = bal_templates_new_from_bytes (bytes, error);
  if (self == NULL)
    g_prefix_error (error, "Loading “%s”: ", name);

  return g_steal_pointer (&self);
}

/**
 * bal_templates_dup_codes:
 * @self: templates
 *
 * Lists the codes of findings that these templates have words for, in the order of the file.
 *
 * What is only in the library's own set is not listed.
 *
 * Returns: (transfer full) (array zero-terminated=1): the codes
 *
 * Since: 0.1
 */
char **
bal_templates_dup_codes (BalTemplates *self)
{
  g_return_val_if_fail (BAL_IS_TEMPLATES (self), NULL);

  return g_key_file_get_groups (self->words, NULL);
}

static char *
find_words (BalTemplates *self, const char *code, const char *key, const char *language)
{
  BalTemplates *sets[] = { self, bal_templates_get_default () };

  for (gsize i = 0; i < G_N_ELEMENTS (sets); i++)
    {
      GKeyFile *words = sets[i]->words;
      /* GLib takes the environment's languages when it is given none. */
      char *text = language != NULL
                     ? g_key_file_get_locale_string (words, code, key, language, NULL)
                     : g_key_file_get_string (words, code, key, NULL);

      if (text != NULL)
        return text;
    }

  return NULL;
}

/**
 * bal_templates_lookup_severity:
 * @self: templates
 * @code: the code of a finding
 * @severity: (out) (optional): return location for its severity
 *
 * Looks up how much findings of a code matter.
 *
 * Returns: whether the code is known
 *
 * Since: 0.1
 */
gboolean
bal_templates_lookup_severity (BalTemplates *self, const char *code, BalSeverity *severity)
{
  g_autofree char *nick = NULL;

  g_return_val_if_fail (BAL_IS_TEMPLATES (self), FALSE);
  g_return_val_if_fail (code != NULL, FALSE);

  nick = find_words (self, code, KEY_SEVERITY, NULL);

  return nick != NULL && severity_from_nick (nick, severity);
}

/**
 * bal_templates_dup_title:
 * @self: templates
 * @code: the code of a finding
 * @language: (nullable): a locale name such as `cy`, or %NULL for the untranslated text
 *
 * Gets the heading for findings of a code.
 *
 * Returns: (transfer full) (nullable): a few words, or %NULL when there are none
 *
 * Since: 0.1
 */
char *
bal_templates_dup_title (BalTemplates *self, const char *code, const char *language)
{
  g_return_val_if_fail (BAL_IS_TEMPLATES (self), NULL);
  g_return_val_if_fail (code != NULL, NULL);

  return find_words (self, code, KEY_TITLE, language);
}

/**
 * bal_templates_dup_message:
 * @self: templates
 * @code: the code of a finding
 * @language: (nullable): a locale name such as `cy`, or %NULL for the untranslated text
 *
 * Gets the template of a code, with its places in braces.
 *
 * See [method@Balanced.Templates.format] for the sentence of one finding.
 *
 * Returns: (transfer full) (nullable): the template, or %NULL when there is none
 *
 * Since: 0.1
 */
char *
bal_templates_dup_message (BalTemplates *self, const char *code, const char *language)
{
  g_return_val_if_fail (BAL_IS_TEMPLATES (self), NULL);
  g_return_val_if_fail (code != NULL, NULL);

  return find_words (self, code, KEY_MESSAGE, language);
}

/**
 * bal_templates_dup_why:
 * @self: templates
 * @code: the code of a finding
 * @language: (nullable): a locale name such as `cy`, or %NULL for the untranslated text
 *
 * Gets why findings of a code matter, and what to do about them.
 *
 * Returns: (transfer full) (nullable): a sentence or two, or %NULL when there are none
 *
 * Since: 0.1
 */
char *
bal_templates_dup_why (BalTemplates *self, const char *code, const char *language)
{
  g_return_val_if_fail (BAL_IS_TEMPLATES (self), NULL);
  g_return_val_if_fail (code != NULL, NULL);

  return find_words (self, code, KEY_WHY, language);
}

/**
 * bal_templates_dup_source:
 * @self: templates
 * @code: the code of a finding
 * @language: (nullable): a locale name such as `cy`, or %NULL for the untranslated text
 *
 * Gets where the rule behind findings of a code comes from.
 *
 * Returns: (transfer full) (nullable): a name, or %NULL when none is given
 *
 * Since: 0.1
 */
char *
bal_templates_dup_source (BalTemplates *self, const char *code, const char *language)
{
  g_return_val_if_fail (BAL_IS_TEMPLATES (self), NULL);
  g_return_val_if_fail (code != NULL, NULL);

  return find_words (self, code, KEY_SOURCE, language);
}

/**
 * bal_templates_dup_parameters:
 * @self: templates
 * @code: the code of a finding
 * @language: (nullable): a locale name such as `cy`, or %NULL for the untranslated text
 *
 * Gets the parameters of the rule behind findings of a code, with their defaults.
 *
 * Returns: (transfer full) (nullable): a few words, or %NULL when the rule has none
 *
 * Since: 0.1
 */
char *
bal_templates_dup_parameters (BalTemplates *self, const char *code, const char *language)
{
  g_return_val_if_fail (BAL_IS_TEMPLATES (self), NULL);
  g_return_val_if_fail (code != NULL, NULL);

  return find_words (self, code, KEY_PARAMETERS, language);
}

/**
 * bal_templates_dup_example:
 * @self: templates
 * @code: the code of a finding about an area’s document
 * @nearest: whether to give the nearest document in which there is no such finding
 * @as_at: (out) (optional) (transfer full) (nullable): the day as at which the documents are to be
 *   checked, as ISO text; %NULL when it does not matter
 *
 * Gets a small document of an area in which findings of a code are made, or one just beside it in
 * which none is.
 *
 * The examples are the library’s own: other sets of templates give the same ones.
 *
 * Returns: (transfer full) (nullable): the text of the document; %NULL for a code that is not about
 *   documents, or not known
 *
 * Since: 0.1
 */
char *
bal_templates_dup_example (BalTemplates *self, const char *code, gboolean nearest, char **as_at)
{
  g_autofree char *name = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (BAL_IS_TEMPLATES (self), NULL);
  g_return_val_if_fail (code != NULL, NULL);

  name = g_strconcat ("examples/", code, nearest ? ".quiet" : "", ".json", NULL);
  bytes = _bal_resources_find (name);
  if (as_at != NULL)
    *as_at =
      bytes != NULL ? find_words (bal_templates_get_default (), code, KEY_AS_AT, NULL) : NULL;

  return bytes != NULL ? g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes))
                       : NULL;
}

static BalTemplateValue
find_value (const char *name, gpointer data)
{
  BalFinding *finding = data;
  const struct
  {
    const char *name;
    const char *text;
  } texts[] = {
    { "code", bal_finding_get_code (finding) },
    { "subject", bal_finding_get_subject (finding) },
    { "column", bal_finding_get_column (finding) },
    { "source", bal_finding_get_source (finding) },
  };
  BalTemplateValue value = { NULL, 0, FALSE };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    if (g_str_equal (name, texts[i].name))
      return (BalTemplateValue){ texts[i].text, 0, texts[i].text != NULL };

  if (g_str_equal (name, "count"))
    return (BalTemplateValue){ NULL, (double) bal_finding_get_count (finding), TRUE };

  value.known = bal_finding_get_figure (finding, name, &value.number);

  return value;
}

/**
 * bal_templates_format:
 * @self: templates
 * @finding: a finding
 * @language: (nullable): a locale name such as `cy`, or %NULL for the untranslated text
 *
 * Tells a finding as a sentence.
 *
 * What the finding does not know stands as a dash. A code that neither these templates nor the
 * library's own have is told as code and subject. The sentence holds figures, names of columns
 * and places in documents, never an identifier of a child.
 *
 * Returns: (transfer full): the sentence
 *
 * Since: 0.1
 */
char *
bal_templates_format (BalTemplates *self, BalFinding *finding, const char *language)
{
  g_autofree char *message = NULL;

  g_return_val_if_fail (BAL_IS_TEMPLATES (self), NULL);
  g_return_val_if_fail (BAL_IS_FINDING (finding), NULL);

  message = find_words (self, bal_finding_get_code (finding), KEY_MESSAGE, language);

  return bal_template_expand (message != NULL ? message : "{code}: {subject}", find_value, finding);
}
