package io.colloquy.summary.importing.whatsapp;

import java.util.List;

/** The languages whose own lines of WhatsApp are known here. */
final class Wordings {
    static final List<Wording> ALL = List.of(english(), german(), spanish(), french(), portuguese(), italian());

    private Wordings() {}

    private static Wording english() {
        return Wording.in("en")
                .notices(
                        "Messages and calls are end-to-end encrypted",
                        "Messages to this chat and calls are now secured",
                        "Messages you send to this group are now secured",
                        "You created group “",
                        "You created group \"",
                        "You changed the subject ",
                        "You changed the group name ",
                        "Your security code with ",
                        "This chat is with a business account",
                        "This business uses ",
                        "This business is ",
                        "This business works ",
                        "You're now an admin",
                        "Disappearing messages ",
                        "Waiting for this message")
                .acts(
                        " changed the subject from ",
                        " changed the subject to ",
                        " changed the group name from ",
                        " changed the group name to ",
                        " changed the group description",
                        " created group ",
                        " created this group",
                        " pinned ")
                .omitted(
                        "<Media omitted>",
                        "image omitted",
                        "video omitted",
                        "audio omitted",
                        "sticker omitted",
                        "GIF omitted",
                        "document omitted",
                        "Contact card omitted",
                        "video note omitted")
                .attached(List.of("<attached: "), List.of(" (file attached)"))
                .tombstones(
                        "This message was deleted",
                        "This message was deleted.",
                        "You deleted this message",
                        "You deleted this message.")
                .calls(
                        "Missed voice call",
                        "Missed video call",
                        "Missed group voice call",
                        "Missed group video call",
                        "Voice call",
                        "Video call")
                .places("location: https://", "live location shared");
    }

    private static Wording german() {
        return Wording.in("de")
                .notices(
                        "Nachrichten und Anrufe sind Ende-zu-Ende-verschlüsselt",
                        "Nachrichten in diesem Chat sowie Anrufe sind jetzt",
                        "Du hast die Gruppe „",
                        "Du hast die Gruppe \"",
                        "Du hast den Betreff ",
                        "Du hast den Gruppennamen ",
                        "Deine Sicherheitsnummer für ",
                        "Dieser Chat ist mit einem Unternehmensaccount",
                        "Du bist jetzt ein Admin",
                        "Selbstlöschende Nachrichten ",
                        "Warte auf diese Nachricht")
                .acts(
                        " hat den Betreff von ",
                        " hat den Betreff zu ",
                        " hat den Gruppennamen ",
                        " hat die Gruppenbeschreibung ",
                        " hat die Gruppe ",
                        " änderte den Betreff ")
                .omitted(
                        "<Medien ausgeschlossen>",
                        "<Medien weggelassen>",
                        "Bild weggelassen",
                        "Video weggelassen",
                        "Audio weggelassen",
                        "Sticker weggelassen",
                        "GIF weggelassen",
                        "Dokument weggelassen",
                        "Kontaktkarte weggelassen",
                        "Kontaktkarte ausgelassen",
                        "Videonachricht weggelassen")
                .attached(List.of("<anhang: "), List.of(" (datei angehängt)"))
                .tombstones(
                        "Diese Nachricht wurde gelöscht",
                        "Diese Nachricht wurde gelöscht.",
                        "Du hast diese Nachricht gelöscht",
                        "Du hast diese Nachricht gelöscht.")
                .calls(
                        "Verpasster Sprachanruf",
                        "Verpasster Videoanruf",
                        "Verpasster Gruppenanruf",
                        "Sprachanruf",
                        "Videoanruf")
                .places("standort: https://", "live-standort wird geteilt");
    }

    private static Wording spanish() {
        return Wording.in("es")
                .notices(
                        "Los mensajes y las llamadas están cifrados de extremo a extremo",
                        "Los mensajes y llamadas en este chat ahora están protegidos",
                        "Creaste el grupo ",
                        "Cambiaste el asunto ",
                        "Cambiaste el nombre del grupo ",
                        "Cambió tu código de seguridad con ",
                        "Ahora eres admin",
                        "Esperando este mensaje")
                .acts(
                        " cambió el asunto ",
                        " cambió el nombre del grupo ",
                        " cambió la descripción del grupo",
                        " creó el grupo ")
                .omitted(
                        "<Multimedia omitido>",
                        "<Archivo omitido>",
                        "imagen omitida",
                        "video omitido",
                        "vídeo omitido",
                        "audio omitido",
                        "sticker omitido",
                        "GIF omitido",
                        "documento omitido",
                        "Tarjeta de contacto omitida")
                .attached(List.of("<adjunto: "), List.of(" (archivo adjunto)"))
                .tombstones(
                        "Se eliminó este mensaje",
                        "Se eliminó este mensaje.",
                        "Este mensaje fue eliminado",
                        "Eliminaste este mensaje",
                        "Eliminaste este mensaje.")
                .calls("Llamada perdida", "Videollamada perdida", "Llamada de voz perdida")
                .places("ubicación: https://", "ubicación en tiempo real compartida");
    }

    private static Wording french() {
        return Wording.in("fr")
                .notices(
                        "Les messages et les appels sont chiffrés de bout en bout",
                        "Vous avez créé le groupe ",
                        "Vous avez changé le sujet ",
                        "Vous avez modifié le nom du groupe ",
                        "Votre code de sécurité avec ",
                        "En attente de ce message")
                .acts(
                        " a changé le sujet ",
                        " a modifié le sujet ",
                        " a changé le nom du groupe ",
                        " a modifié le nom du groupe ",
                        " a créé le groupe ")
                .omitted(
                        "<Médias omis>",
                        "<Fichier omis>",
                        "image absente",
                        "vidéo absente",
                        "audio omis",
                        "sticker omis",
                        "GIF retiré",
                        "document manquant",
                        "Fiche contact manquante")
                .attached(List.of("<pièce jointe : ", "<pièce jointe: "), List.of(" (fichier joint)"))
                .tombstones(
                        "Ce message a été supprimé",
                        "Ce message a été supprimé.",
                        "Vous avez supprimé ce message",
                        "Vous avez supprimé ce message.")
                .calls("Appel vocal manqué", "Appel vidéo manqué")
                .places("localisation : https://", "localisation: https://");
    }

    private static Wording portuguese() {
        return Wording.in("pt")
                .notices(
                        "As mensagens e as ligações são protegidas com a criptografia",
                        "As mensagens e as chamadas são protegidas com a criptografia",
                        "Mensagens e ligações são protegidas com a criptografia",
                        "Você criou o grupo ",
                        "Criou o grupo ",
                        "Você mudou o nome do grupo ",
                        "Seu código de segurança com ",
                        "Aguardando mensagem")
                .acts(" mudou o assunto ", " mudou o nome do grupo ", " alterou o assunto ", " criou o grupo ")
                .omitted(
                        "<Mídia oculta>",
                        "<Arquivo de mídia oculto>",
                        "<Ficheiro não revelado>",
                        "imagem ocultada",
                        "imagem omitida",
                        "vídeo omitido",
                        "áudio ocultado",
                        "áudio omitido",
                        "figurinha omitida",
                        "GIF omitido",
                        "documento omitido",
                        "Cartão do contato omitido")
                .attached(List.of("<anexado: "), List.of(" (arquivo anexado)", " (ficheiro anexado)"))
                .tombstones(
                        "Mensagem apagada",
                        "Esta mensagem foi apagada",
                        "Você apagou esta mensagem",
                        "Apagou esta mensagem")
                .calls(
                        "Ligação de voz perdida",
                        "Ligação de vídeo perdida",
                        "Chamada de voz perdida",
                        "Chamada de vídeo perdida")
                .places("localização: https://");
    }

    private static Wording italian() {
        return Wording.in("it")
                .notices(
                        "I messaggi e le chiamate sono crittografati end-to-end",
                        "Hai creato il gruppo ",
                        "Hai cambiato l'oggetto ",
                        "Hai cambiato il nome del gruppo ",
                        "Il tuo codice di sicurezza con ",
                        "In attesa del messaggio")
                .acts(
                        " ha cambiato l'oggetto ",
                        " ha cambiato il nome del gruppo ",
                        " ha modificato il nome del gruppo ",
                        " ha creato il gruppo ")
                .omitted(
                        "<Media omessi>",
                        "<Media omesso>",
                        "immagine omessa",
                        "video omesso",
                        "audio omesso",
                        "sticker non incluso",
                        "GIF esclusa",
                        "documento omesso",
                        "Scheda contatto omessa")
                .attached(List.of("<allegato: "), List.of(" (file allegato)"))
                .tombstones(
                        "Questo messaggio è stato eliminato",
                        "Questo messaggio è stato eliminato.",
                        "Hai eliminato questo messaggio",
                        "Hai eliminato questo messaggio.")
                .calls("Chiamata persa", "Chiamata vocale persa", "Videochiamata persa")
                .places("posizione: https://");
    }
}
