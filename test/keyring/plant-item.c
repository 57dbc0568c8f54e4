/* Stores an item that keytar would never write: usage plant-item <service> <account or ""> <content type> <secret> */
#define SECRET_API_SUBJECT_TO_CHANGE
#include <libsecret/secret.h>
#include <stdio.h>

int main(int count, char **args) {
  static const SecretSchema schema = {
    "org.freedesktop.Secret.Generic", SECRET_SCHEMA_NONE,
    {{"service", SECRET_SCHEMA_ATTRIBUTE_STRING}, {"account", SECRET_SCHEMA_ATTRIBUTE_STRING}}};
  if (count != 5) return 2;
  GHashTable *attributes = g_hash_table_new(g_str_hash, g_str_equal);
  g_hash_table_insert(attributes, "service", args[1]);
  if (*args[2]) g_hash_table_insert(attributes, "account", args[2]);
  GError *error = NULL;
  SecretValue *value = secret_value_new(args[4], -1, args[3]);
  if (!secret_service_store_sync(NULL, &schema, attributes, SECRET_COLLECTION_DEFAULT,
                                 "planted", value, NULL, &error)) {
    fprintf(stderr, "%s\n", error->message);
    return 1;
  }
  return 0;
}
